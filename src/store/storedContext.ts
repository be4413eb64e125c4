import type { PayloadRequest } from 'payload'

import { bareContext, type LinkStanding, type RuleContext } from '../content/rules/ruleContext.ts'
import { type DocumentLink, extractDocumentLinks } from '../links/extractDocumentLinks.ts'
import type { ContentOpsSettings, HostDocument, HostSettings } from '../plugin.options.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { documentsOf } from './documentsOf.ts'
import { houseLexicon } from './houseLexicon.ts'
import { type KnownLink, linkStandings, type NamedLinks, namedLinks } from './linkStandings.ts'
import { mongoCollection, sessionOf } from './mongo.ts'

type Input = { collection: string; doc: HostDocument; req: PayloadRequest; settings: ContentOpsSettings }

const WITHOUT_PAGE = /^\s*(?:[a-z][a-z\d+.-]*:|[/\\#])/i

const hostsOf = ({ internalHosts, portalUrl }: ContentOpsSettings): ReadonlySet<string> =>
  new Set([portalUrl, ...internalHosts.map((host) => `http://${host}`)].flatMap((url) => URL.parse(url)?.hostname ?? []))

/** The page's own address matters to addresses that are relative to it, and to no other. */
const baseOf = async (links: readonly DocumentLink[], { collection, doc, req, settings }: Input): Promise<string> => {
  const host = settings.collections[collection]
  const isNeeded = links.some(({ url }) => url !== null && !WITHOUT_PAGE.test(url))
  const path = isNeeded && host?.published(doc) ? await host.path(doc, { req }) : null
  return URL.parse(path ?? '/', settings.portalUrl)?.href ?? `${settings.portalUrl}/`
}

const linksKnown = async (req: PayloadRequest, urls: NamedLinks['urls']): Promise<KnownLink[]> => {
  if (urls.size === 0) return []
  const filter = { url: { $in: [...new Set(urls.values())] }, verdict: { $in: ['broken', 'danger'] } }
  const projection = { _id: 0, confirmed: 1, reason: 1, url: 1, verdict: 1 }
  return mongoCollection(req.payload, OPS_SLUGS.linkTargets).find<KnownLink>(filter, { projection, session: await sessionOf(req) }).toArray()
}

const standingOf = (doc: HostDocument | undefined, host: HostSettings): LinkStanding => {
  if (!doc || doc.deletedAt) return { kind: 'missing' }
  return { kind: host.published(doc) ? 'ok' : 'unpublished' }
}

/** The document itself is left out: a text that links to itself is as public as it is. */
const documentsKnown = async (ids: NamedLinks['ids'], { collection: own, doc, req, settings }: Input): Promise<Map<string, LinkStanding>> => {
  const known = new Map<string, LinkStanding>()
  for (const [collection, named] of ids) {
    const host = settings.collections[collection]
    const asked = [...named].filter((id) => collection !== own || id !== String(doc.id))
    if (!host || asked.length === 0) continue
    const found = new Map((await documentsOf(req, collection, asked)).map((one) => [String(one.id), one]))
    for (const id of asked) known.set(`${collection}/${id}`, standingOf(found.get(id), host))
  }
  return known
}

/**
 * What the database knows beside a stored document, or one about to be stored: the standing of its links by the registry of links, of its
 * references by the documents they name, the site's own hosts. One query for all addresses, one for each collection referred to, none
 * where there are none; the words of the house and the settings of the column. Earlier documents are not among it.
 */
export const storedContext = async (input: Input): Promise<RuleContext> => {
  const { collection, doc, req, settings } = input
  const links = (settings.collections[collection]?.richText ?? []).flatMap((field) => extractDocumentLinks(doc[field]))
  const { ids, urls } = namedLinks(links, await baseOf(links, input))
  const linkStanding = linkStandings({ documents: await documentsKnown(ids, input), links: await linksKnown(req, urls), urls })
  const profile = await settings.collections[collection]?.profile(doc, { req })
  return { ...bareContext(settings.clock()), lexicon: await houseLexicon(req.payload), linkStanding, ownHosts: hostsOf(settings), profile: profile ?? {} }
}
