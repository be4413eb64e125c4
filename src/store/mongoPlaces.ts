import type { Collection, Db, Document, ObjectId } from 'mongodb'

import { countPlaces, type HeldPlace, mergePlaces, type SeenPlace } from '../findings/mergePlaces.ts'
import { groupBy } from '../shared/groupBy.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { inBatches } from './inBatches.ts'
import { linkId } from './linkId.ts'
import { placeChanges } from './placeChanges.ts'
import type { LinkStore, PagePlace, PlacesOfLink } from './ports.ts'

type OccurrenceRow = {
  _id?: ObjectId
  attribute?: null | string
  column?: null | number
  document?: { relationTo: string; value: unknown } | null
  element?: null | string
  field?: null | string
  line?: null | number
  nodePath?: null | string
  pageUrl?: null | string
  source: 'document' | 'page'
  target?: ObjectId | null
  text?: null | string
  url: string
}

type Stored = SeenPlace & { _id: ObjectId | undefined; url: string }

export type MongoPlaces = Pick<LinkStore, 'placesOf' | 'replacePagePlaces'> & {
  /** Removes places on these pages of links that are not in `seen`; tells whose. */
  dropOnPages: (pages: readonly string[], seen: ReadonlySet<string>) => Promise<string[]>
  dropOnPagesOf: (urls: readonly string[]) => Promise<void>
  /** Which of these URLs stand anywhere. */
  placed: (urls: readonly string[]) => Promise<Set<string>>
}

const ROWS = 2_000
/** URLs whose places are compared at once; a link in the footer of a large site has thousands. */
const URLS = 100

const toHeld = ({ document, field, nodePath, pageUrl, text }: OccurrenceRow): HeldPlace => ({
  document: { relationTo: document?.relationTo ?? '', value: String(document?.value) },
  page: pageUrl ?? null,
  text: text ?? '',
  ...(field ? { field } : {}),
  ...(nodePath ? { nodePath } : {}),
})

const toSeen = (row: OccurrenceRow): SeenPlace => ({
  attribute: row.attribute ?? '', column: row.column ?? null, element: row.element ?? '', line: row.line ?? null, page: row.pageUrl ?? '', text: row.text ?? '',
})

type Group = { _id: string; heldInDrafts: number; heldInPublic: number; rows: OccurrenceRow[]; seen: number }

const placesOfGroup = ({ rows, ...counts }: Group, limit: number): PlacesOfLink => {
  const held = rows.filter(({ source }) => source === 'document').map(toHeld)
  const seen = rows.filter(({ source }) => source === 'page').map(toSeen)
  return { inDocuments: held.length > 0, places: mergePlaces(held, seen).slice(0, limit), total: countPlaces(counts) }
}

const countWhere = (...conditions: Document[]): Document => ({ $sum: { $cond: [{ $and: conditions }, 1, 0] } })

const placesOf = (occurrences: Collection<OccurrenceRow>): LinkStore['placesOf'] => async (urls, limit) => {
  if (urls.length === 0) return new Map()
  const isHeld = { $eq: ['$source', 'document'] }
  const isPublic = { $gt: ['$pageUrl', ''] }
  const counts = { heldInDrafts: countWhere(isHeld, { $not: [isPublic] }), heldInPublic: countWhere(isHeld, isPublic), seen: countWhere({ $eq: ['$source', 'page'] }) }
  const stages = [
    { $match: { url: { $in: [...urls] } } },
    // 'document' sorts before 'page'; the index on url and source serves both steps.
    { $sort: { url: 1, source: 1 } },
    { $group: { _id: '$url', ...counts, rows: { $firstN: { input: '$$ROOT', n: 2 * limit } } } },
  ]
  const groups = await occurrences.aggregate<Group>(stages, { allowDiskUse: true }).toArray()
  return new Map(groups.map((group) => [group._id, placesOfGroup(group, limit)]))
}

const removeRows = async (occurrences: Collection<OccurrenceRow>, rows: readonly { _id?: ObjectId | undefined }[]): Promise<void> => {
  const ids = rows.flatMap(({ _id }) => (_id ? [_id] : []))
  for (let start = 0; start < ids.length; start += ROWS) await occurrences.deleteMany({ _id: { $in: ids.slice(start, start + ROWS) } })
}

const insertPlaces = async (occurrences: Collection<OccurrenceRow>, places: readonly PagePlace[]): Promise<void> => {
  let row = { target: linkId(''), url: '' }
  const rows = places.map(({ attribute, column, element, line, page, text, url }): OccurrenceRow => {
    if (row.url !== url) row = { target: linkId(url), url }
    return { attribute, column, element, line, pageUrl: page, source: 'page', text, ...row }
  })
  for (let start = 0; start < rows.length; start += ROWS) await occurrences.insertMany(rows.slice(start, start + ROWS), { ordered: false })
}

const replaceOf = (occurrences: Collection<OccurrenceRow>): LinkStore['replacePagePlaces'] => async ({ pages, places, urls }) => {
  const wanted = groupBy(places, ({ url }) => url)
  for (let start = 0; start < urls.length; start += URLS) {
    const some = urls.slice(start, start + URLS)
    const rows = await occurrences.find({ source: 'page', url: { $in: some } }, { projection: { target: 0, source: 0 } }).toArray()
    const stored = groupBy(rows.map((row): Stored => ({ ...toSeen(row), _id: row._id, url: row.url })), ({ url }) => url)
    const changes = some.map((url) => placeChanges(stored.get(url) ?? [], wanted.get(url) ?? []))
    await removeRows(occurrences, changes.flatMap(({ gone }) => gone.filter(({ page }) => pages === 'all' || pages.has(page))))
    await insertPlaces(occurrences, changes.flatMap(({ fresh }) => fresh))
  }
}

const dropOnPages = (occurrences: Collection<OccurrenceRow>): MongoPlaces['dropOnPages'] => async (pages, seen) => {
  const changed = new Set<string>()
  await inBatches(pages, async (batch) => {
    const rows = await occurrences.find({ pageUrl: { $in: [...batch] }, source: 'page' }, { projection: { url: 1 } }).toArray()
    const gone = rows.filter(({ url }) => !seen.has(url))
    for (const { url } of gone) changed.add(url)
    await removeRows(occurrences, gone)
  })
  return [...changed]
}

/** The places links stand at, in MongoDB: writes in bulk and only what differs, every query on an index. */
export const mongoPlaces = (db: Db): MongoPlaces => {
  const occurrences = db.collection<OccurrenceRow>(OPS_SLUGS.linkOccurrences)
  return {
    dropOnPages: dropOnPages(occurrences),
    dropOnPagesOf: async (urls) => void (await occurrences.deleteMany({ source: 'page', url: { $in: [...urls] } })),
    placed: async (urls) => {
      const found = await occurrences.aggregate<{ _id: string }>([{ $match: { url: { $in: [...urls] } } }, { $group: { _id: '$url' } }]).toArray()
      return new Set(found.map(({ _id }) => _id))
    },
    placesOf: placesOf(occurrences),
    replacePagePlaces: replaceOf(occurrences),
  }
}
