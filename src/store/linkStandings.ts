import type { LinkStanding } from '../content/rules/ruleContext.ts'
import type { DocumentLink } from '../links/extractDocumentLinks.ts'
import { normaliseUrl } from '../links/normaliseUrl.ts'
import { reasonName } from '../shared/reasonNames.ts'

/** What the registry says of an address. One that was never checked has no verdict. */
export type KnownLink = { confirmed?: boolean | null; reason?: null | string; url: string; verdict?: null | string }

/** What links name: absolute URLs by the address as written, ids of stored documents by collection. */
export type NamedLinks = { ids: ReadonlyMap<string, ReadonlySet<string>>; urls: ReadonlyMap<string, string> }

const UNKNOWN: LinkStanding = { kind: 'unknown' }

/** Collects what links name. Mail, telephone, malformed addresses and places on the same page are left out; `base` resolves relative addresses. */
export const namedLinks = (links: readonly DocumentLink[], base: string): NamedLinks => {
  const ids = new Map<string, Set<string>>()
  const urls = new Map<string, string>()
  for (const { internal, url } of links) {
    if (internal) ids.set(internal.relationTo, (ids.get(internal.relationTo) ?? new Set()).add(internal.id))
    const written = url?.trim() ?? ''
    if (written === '' || written.startsWith('#')) continue
    const resolved = normaliseUrl(written, base)
    if (resolved.kind === 'http') urls.set(written, resolved.url)
  }
  return { ids, urls }
}

const standingOf = ({ confirmed, reason, verdict }: KnownLink): LinkStanding => {
  const detail = reasonName(reason ?? '')
  if (verdict === 'danger') return { detail, kind: 'danger' }
  return verdict === 'broken' && confirmed === true ? { detail, kind: 'broken' } : UNKNOWN
}

type Known = { documents: ReadonlyMap<string, LinkStanding>; links: readonly KnownLink[]; urls: NamedLinks['urls'] }

/**
 * Answers for addresses as written and for `document:<collection>/<id>`, as `RuleContext.linkStanding` asks. A failure that no second check
 * has confirmed, and what is not known, are `unknown`.
 */
export const linkStandings = ({ documents, links, urls }: Known): ((href: string) => LinkStanding) => {
  const byUrl = new Map(links.map((link) => [link.url, standingOf(link)]))
  return (href) => (href.startsWith('document:') ? documents.get(href.slice('document:'.length)) : byUrl.get(urls.get(href.trim()) ?? '')) ?? UNKNOWN
}
