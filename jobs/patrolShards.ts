import { setTimeout as sleep } from 'node:timers/promises'

import type { Collection, Db } from 'mongodb'

import { shardsByHost } from '../src/links/resume/shardsByHost.ts'
import { openJobStore } from './jobStore.ts'
import { runCollection } from './runRecords.ts'
import type { TaskRun } from './task.ts'

/** URLs of a run's shard; kept until the run is over. */
type Shard = { _id: string; at: Date; run: string; urls: string[] }

export type OutsideWork = { job: TaskRun; run: string; signal: AbortSignal; urls: readonly string[] }

/** Fewer links to other hosts than this are no work to share. */
const WORTH_SHARING = 20
const LOOK_MS = 250
const KEPT_SECONDS = 7 * 86_400
/** Keys looked up at once while waiting. */
const KEYS = 500

/** What there is to do in a shard, by its id. */
export const shardCollection = (db: Db): Collection<Shard> => db.collection<Shard>('patrolShards')

/** The key of the job that does a shard. */
const jobKey = (id: string): string => `patrolShard:${id}`

const writeShards = async (db: Db, { job, run, urls }: OutsideWork): Promise<string[]> => {
  const shards = shardCollection(db)
  await shards.createIndex({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS, name: 'forget' })
  const rows = shardsByHost(urls).map((ofShard, number): Shard => ({ _id: `${run}:${number}`, at: job.now(), run, urls: ofShard }))
  for (const { _id, ...shard } of rows) await shards.updateOne({ _id }, { $setOnInsert: shard }, { upsert: true })
  return rows.map(({ _id }) => _id)
}

const unfinished = async (db: Db, keys: readonly string[]): Promise<string[]> => {
  const over = await runCollection(db).find({ key: { $in: keys.slice(0, KEYS) }, state: { $ne: 'running' } }, { projection: { key: 1 } }).toArray()
  const done = new Set(over.map(({ key }) => key))
  return keys.filter((key) => !done.has(key))
}

/**
 * Has links to other hosts checked in shards of whole hosts, each a job of its own that any worker takes, and waits for all of
 * them. A run that is gone on with finds its shards again. A shard that was given up leaves its URLs to the run itself.
 */
export const shareOutside = async (db: Db, work: OutsideWork): Promise<void> => {
  const { job, run, signal, urls } = work
  if (urls.length < WORTH_SHARING) return
  try {
    const ids = await writeShards(db, work)
    const { add } = openJobStore({ clock: job.now, db, worker: job.key })
    for (const id of ids) await add('patrolShard', { key: jobKey(id), values: { run, shard: id } })
    for (let open = ids.map(jobKey); open.length > 0 && !signal.aborted; open = await unfinished(db, open)) await sleep(LOOK_MS, undefined, { signal })
  } catch (err) {
    if (!signal.aborted) job.logger.warn({ err }, '站外链接未能分片检查，由本次巡检自行检查')
  }
}
