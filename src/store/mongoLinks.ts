import type { AnyBulkWriteOperation, Collection, Db, ObjectId } from 'mongodb'

import { groupBy } from '../shared/groupBy.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { BATCH, inBatches } from './inBatches.ts'
import { linkId } from './linkId.ts'
import { mongoPlaces, type MongoPlaces } from './mongoPlaces.ts'
import type { KnownTarget, LinkStore, TargetTouch, TargetValues } from './ports.ts'

type TargetRow = Partial<TargetValues> & { _id: ObjectId; createdAt: Date; updatedAt: Date; url: string }

const KNOWN = { checkedIn: 1, checks: 1, confirmed: 1, digest: 1, failingSince: 1, failures: 1, history: 1, places: 1, placesDigest: 1, url: 1, verdict: 1 }

const toKnown = (row: TargetRow): KnownTarget => ({
  checkedIn: row.checkedIn ?? null,
  checks: row.checks ?? 0,
  confirmed: row.confirmed ?? false,
  digest: row.digest ?? null,
  failingSince: row.failingSince ?? null,
  failures: row.failures ?? 0,
  history: row.history ?? [],
  places: row.places ?? 0,
  placesDigest: row.placesDigest ?? null,
  url: row.url,
  verdict: row.verdict ?? null,
})

const saveOf = (targets: Collection<TargetRow>): LinkStore['saveTargets'] => (writes, now) =>
  inBatches(writes, async (batch) => {
    await targets.bulkWrite(
      batch.map(({ url, values }) => ({
        updateOne: { filter: { url }, update: { $set: { ...values, updatedAt: now }, $setOnInsert: { _id: linkId(url), createdAt: now } }, upsert: true },
      })),
      { ordered: false },
    )
  })

/** Links whose check came out as before differ in the count of checks and the next time only, and in few of these: one write for each. */
const touchOf = (targets: Collection<TargetRow>): LinkStore['touchTargets'] => (touches, { now, run, seen }) =>
  inBatches(touches, async (batch) => {
    const groups = groupBy(batch, ({ checks, nextCheckAt }) => `${checks} ${nextCheckAt?.getTime()}`)
    const writes = [...groups.values()].map((group: TargetTouch[]): AnyBulkWriteOperation<TargetRow> => ({
      updateMany: {
        filter: { url: { $in: group.map(({ url }) => url) } },
        update: { $set: { checkedAt: now, checkedIn: run, checks: group[0]?.checks ?? 0, nextCheckAt: group[0]?.nextCheckAt ?? null, ...(seen ? { seenIn: run } : {}) } },
      },
    }))
    await targets.bulkWrite(writes, { ordered: false })
  })

const dueOf = (targets: Collection<TargetRow>, { placed }: MongoPlaces): LinkStore['due'] => async (before, limit) => {
  const rows = await targets.find({ nextCheckAt: { $lte: before } }, { limit, projection: { url: 1 }, sort: { nextCheckAt: 1 } }).toArray()
  const urls = rows.map(({ url }) => url)
  const standing = new Set<string>()
  await inBatches(urls, async (batch) => (await placed(batch)).forEach((url) => standing.add(url)))
  const orphans = urls.filter((url) => !standing.has(url))
  if (orphans.length > 0) await targets.updateMany({ url: { $in: orphans } }, { $set: { nextCheckAt: null, places: 0 } })
  return urls.filter((url) => standing.has(url))
}

const dropUnseenOf = (targets: Collection<TargetRow>, { dropOnPagesOf }: MongoPlaces): LinkStore['dropUnseen'] => async (run, now) => {
  for (;;) {
    const rows = await targets.find({ seenIn: { $gt: '', $ne: run } }, { limit: BATCH, projection: { url: 1 } }).toArray()
    if (rows.length === 0) return
    await dropOnPagesOf(rows.map(({ url }) => url))
    await targets.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $set: { placesDigest: null, seenIn: null, updatedAt: now } })
  }
}

/** Links in MongoDB through the driver: bulk writes of 500, only what changed, every query on an index, nothing loaded whole. */
export const mongoLinks = (db: Db): LinkStore => {
  const targets = db.collection<TargetRow>(OPS_SLUGS.linkTargets)
  const places = mongoPlaces(db)
  return {
    due: dueOf(targets, places),
    dropPlacesOnPages: async (pages, seen) => {
      const changed = await places.dropOnPages(pages, seen)
      await inBatches(changed, async (batch) => void (await targets.updateMany({ url: { $in: [...batch] } }, { $set: { placesDigest: null } })))
    },
    dropUnseen: dropUnseenOf(targets, places),
    knownTargets: async (urls) => {
      const known = new Map<string, KnownTarget>()
      await inBatches(urls, async (batch) => {
        for (const row of await targets.find({ url: { $in: [...batch] } }, { projection: KNOWN }).toArray()) known.set(row.url, toKnown(row))
      })
      return known
    },
    placesOf: places.placesOf,
    postponeHost: async (host, until) => void (await targets.updateMany({ host, nextCheckAt: { $lt: until } }, { $set: { nextCheckAt: until } })),
    replacePagePlaces: places.replacePagePlaces,
    saveTargets: saveOf(targets),
    touchTargets: touchOf(targets),
  }
}
