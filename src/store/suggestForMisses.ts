import { type Db, type Document, type ObjectId } from 'mongodb'

import { pinyinSlug } from '../columns/pinyinSlug.ts'
import { type Suggestion, SuggestionIndex, type SuggestionReason } from '../redirects/suggest/SuggestionIndex.ts'
import { OPS_SLUGS, PORTAL_SLUGS } from '../shared/slugs.ts'
import { publicPages, type PublicPage } from './publicPages.ts'

const MOST_PATHS = 200
const DAY_MS = 86_400_000
/** Rows of the log that are kept; beyond, those asked for least and longest ago go. */
const MOST_ROWS = 15_000
/** Old slugs read per run from the versions, newest first. */
const MOST_VERSIONS = 50_000

const REASONS: Record<SuggestionReason, string> = { moved: '曾用网址', parent: '上级栏目', 'same-name': '同名页面', 'similar-name': '网址相近', 'similar-title': '标题相近' }

type Miss = { _id: ObjectId; path: string }

const openMisses = (db: Db, now: Date): Promise<Miss[]> =>
  db
    .collection<Miss>(OPS_SLUGS.notFoundLog)
    .find({ $or: [{ suggestedAt: null }, { suggestedAt: { $lt: new Date(now.getTime() - DAY_MS) } }], state: 'open' } as object, { projection: { path: 1 } })
    .sort({ count: -1 })
    .limit(MOST_PATHS)
    .toArray()

/** Addresses that documents had: the redirects know those that were public, the versions also the slugs before. */
const offerOlder = async (db: Db, index: SuggestionIndex, pages: ReadonlyMap<string, PublicPage>): Promise<void> => {
  const rules = db.collection<{ from: string; toPath?: null | string }>(OPS_SLUGS.redirects)
  const byUrl = new Map([...pages.values()].map((page) => [page.url, page]))
  for await (const { from, toPath } of rules.find({ enabled: true, toPath: { $type: 'string' } }, { projection: { from: 1, toPath: 1 } })) {
    const page = toPath ? byUrl.get(toPath) : undefined
    if (page) index.offer({ ...page, name: from })
  }
  for (const slug of [PORTAL_SLUGS.news, PORTAL_SLUGS.pages, PORTAL_SLUGS.feeWaiverPolicies]) {
    const versions = db.collection<{ parent: ObjectId; version: { slug?: string } }>(`_${slug}_versions`)
    for await (const { parent, version } of versions.find({}, { projection: { parent: 1, 'version.slug': 1 } }).sort({ _id: -1 }).limit(MOST_VERSIONS)) {
      const page = pages.get(`${slug}:${parent}`)
      if (page && version.slug && !page.url.endsWith(`/${version.slug}.html`)) index.offer({ ...page, name: version.slug })
    }
  }
}

const shown = ({ reason, title, to }: Suggestion) => ({ reason: REASONS[reason], title, to })

const dropLeast = async (db: Db): Promise<number> => {
  const log = db.collection(OPS_SLUGS.notFoundLog)
  const excess = (await log.estimatedDocumentCount()) - MOST_ROWS
  if (excess <= 0) return 0
  const least = await log.find({ state: 'open' }, { projection: { _id: 1 } }).sort({ count: 1, lastSeenAt: 1 }).limit(excess).toArray()
  return (await log.deleteMany({ _id: { $in: least.map(({ _id }) => _id) } })).deletedCount
}

/**
 * Works out where the paths of the not-found log may have been meant to lead: two hundred a run, those asked for most
 * first, each again after a day. Keeps the log bounded.
 */
export const suggestForMisses = async (db: Db, now: Date): Promise<{ dropped: number; paths: number; suggested: number }> => {
  const dropped = await dropLeast(db)
  const misses = await openMisses(db, now)
  if (misses.length === 0) return { dropped, paths: 0, suggested: 0 }
  const index = new SuggestionIndex(misses.map(({ path }) => path), (text) => pinyinSlug(text))
  const pages = new Map<string, PublicPage>()
  for await (const page of publicPages(db)) {
    index.offer({ title: page.title, url: page.url })
    if (page.document) pages.set(page.document, page)
  }
  await offerOlder(db, index, pages)
  const found = index.results()
  const writes = misses.map(({ _id, path }) => {
    const suggestions = (found.get(path) ?? []).map(shown)
    const $set: Document = { suggestedAt: now, suggestion: suggestions[0] ? `${suggestions[0].to}（${suggestions[0].reason}）` : null, suggestions }
    return { updateOne: { filter: { _id }, update: { $set } } }
  })
  await db.collection(OPS_SLUGS.notFoundLog).bulkWrite(writes, { ordered: false })
  return { dropped, paths: misses.length, suggested: [...found.values()].filter((each) => each.length > 0).length }
}
