import type { Collection, Db, Document, ObjectId } from 'mongodb'

import { countPlaces, type HeldPlace, mergePlaces, type SeenPlace } from '../findings/mergePlaces.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { inBatches } from './inBatches.ts'
import type { KnownTarget, LinkStore, PlacesOfLink, TargetValues, TargetWrite } from './ports.ts'

type TargetRow = Partial<TargetValues> & { _id: ObjectId; createdAt: Date; updatedAt: Date; url: string }

type OccurrenceRow = {
  _id?: ObjectId
  attribute?: null | string
  column?: null | number
  createdAt: Date
  document?: { relationTo: string; value: unknown } | null
  element?: null | string
  field?: null | string
  line?: null | number
  nodePath?: null | string
  pageUrl?: null | string
  run?: null | string
  source: 'document' | 'page'
  target?: ObjectId | null
  text?: null | string
  updatedAt: Date
  url: string
}

const toKnown = (row: TargetRow): KnownTarget => ({
  confirmed: row.confirmed ?? false,
  failingSince: row.failingSince ?? null,
  failures: row.failures ?? 0,
  history: row.history ?? [],
  places: row.places ?? 0,
  url: row.url,
  verdict: row.verdict ?? null,
})

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

const idsByUrl = async (targets: Collection<TargetRow>, urls: readonly string[]): Promise<Map<string, ObjectId>> => {
  const rows = await targets.find({ url: { $in: [...new Set(urls)] } }, { projection: { url: 1 } }).toArray()
  return new Map(rows.map(({ _id, url }) => [url, _id]))
}

const saveTargets = (targets: Collection<TargetRow>) => (writes: readonly TargetWrite[], now: Date): Promise<void> =>
  inBatches(writes, async (batch) => {
    await targets.bulkWrite(
      batch.map(({ url, values }) => ({
        updateOne: { filter: { url }, update: { $set: { ...values, updatedAt: now }, $setOnInsert: { createdAt: now } }, upsert: true },
      })),
      { ordered: false },
    )
  })

type Group = { _id: string; heldInDrafts: number; heldInPublic: number; rows: OccurrenceRow[]; seen: number }

const placesOfGroup = ({ rows, ...counts }: Group, limit: number): PlacesOfLink => {
  const held = rows.filter(({ source }) => source === 'document').map(toHeld)
  const seen = rows.filter(({ source }) => source === 'page').map(toSeen)
  return { inDocuments: held.length > 0, places: mergePlaces(held, seen).slice(0, limit), total: countPlaces(counts) }
}

const countWhere = (...conditions: Document[]): Document => ({ $sum: { $cond: [{ $and: conditions }, 1, 0] } })

const placesOf = (occurrences: Collection<OccurrenceRow>) => async (urls: readonly string[], limit: number): Promise<ReadonlyMap<string, PlacesOfLink>> => {
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

const due = (targets: Collection<TargetRow>, occurrences: Collection<OccurrenceRow>) => async (before: Date, limit: number): Promise<string[]> => {
  const rows = await targets.find({ nextCheckAt: { $lte: before } }, { limit, projection: { url: 1 }, sort: { nextCheckAt: 1 } }).toArray()
  const urls = rows.map(({ url }) => url)
  const placed = new Set<string>()
  await inBatches(urls, async (batch) => {
    const found = await occurrences.aggregate<{ _id: string }>([{ $match: { url: { $in: [...batch] } } }, { $group: { _id: '$url' } }]).toArray()
    for (const { _id } of found) placed.add(_id)
  })
  const orphans = urls.filter((url) => !placed.has(url))
  if (orphans.length > 0) await targets.updateMany({ url: { $in: orphans } }, { $set: { nextCheckAt: null, places: 0 } })
  return urls.filter((url) => placed.has(url))
}

/** Links in MongoDB through the driver: bulk writes of 500, every query on an index, nothing loaded whole. */
export const mongoLinks = (db: Db): LinkStore => {
  const targets = db.collection<TargetRow>(OPS_SLUGS.linkTargets)
  const occurrences = db.collection<OccurrenceRow>(OPS_SLUGS.linkOccurrences)
  return {
    addPagePlaces: (run, places, now) =>
      inBatches(places, async (batch) => {
        const ids = await idsByUrl(targets, batch.map(({ url }) => url))
        const rows = batch.map(({ page, url, ...place }): OccurrenceRow => ({
          ...place, createdAt: now, pageUrl: page, run, source: 'page', target: ids.get(url) ?? null, updatedAt: now, url,
        }))
        await occurrences.insertMany(rows, { ordered: false })
      }),
    dropOlderPagePlaces: async (run, pages) => {
      if (pages === 'all') return void (await occurrences.deleteMany({ run: { $ne: run }, source: 'page' }))
      await inBatches(pages, async (batch) => void (await occurrences.deleteMany({ pageUrl: { $in: [...batch] }, run: { $ne: run }, source: 'page' })))
    },
    dropPagePlaces: async (run) => void (await occurrences.deleteMany({ run, source: 'page' })),
    due: due(targets, occurrences),
    knownTargets: async (urls) => {
      const known = new Map<string, KnownTarget>()
      await inBatches(urls, async (batch) => {
        for (const row of await targets.find({ url: { $in: [...batch] } }).toArray()) known.set(row.url, toKnown(row))
      })
      return known
    },
    placesOf: placesOf(occurrences),
    saveTargets: saveTargets(targets),
  }
}
