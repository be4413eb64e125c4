import type { Collection, Db } from 'mongodb'

import type { HostRests } from '../links/hostRests.ts'
import { ensureError } from '../shared/errors.ts'

type Row = { _id: string; until: Date }

const COLLECTION = 'patrolHostRests'
/** What was read is taken for so long: hosts of a quick site are asked hundreds of times a second. */
const FRESH_MS = 100

const rows = (db: Db): Collection<Row> => db.collection<Row>(COLLECTION)

/** Rests that are over are dropped by the database itself. */
export const ensureHostRestIndexes = async (db: Db): Promise<void> => {
  await rows(db).createIndex({ until: 1 }, { expireAfterSeconds: 0, name: 'forget' })
}

/**
 * The rests of hosts in MongoDB, for all runs and workers: what one was told, every other knows a tenth of a second later.
 * @param onFault told of a fault of the database; the run should end then
 */
export const mongoHostRests = ({ db, onFault }: { db: Db; onFault: (error: Error) => void }): HostRests => {
  const read = new Map<string, { at: number; until: Promise<number> }>()
  const guarded = async <T>(nothing: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (thrown) {
      onFault(ensureError(thrown))
      return nothing
    }
  }
  const readUntil = (host: string): Promise<number> => guarded(0, async () => (await rows(db).findOne({ _id: host }))?.until.getTime() ?? 0)
  return {
    rest: (host, until) => guarded(undefined, async () => {
      await rows(db).updateOne({ _id: host }, { $max: { until: new Date(until) } }, { upsert: true })
    }),
    until: (host) => {
      const known = read.get(host)
      if (known && performance.now() - known.at < FRESH_MS) return known.until
      const until = readUntil(host)
      read.set(host, { at: performance.now(), until })
      return until
    },
  }
}
