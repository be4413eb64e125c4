/**
 * What a patrol costs with registry and findings in MongoDB: the first run, the same again, and one after 1 % of the pages changed.
 * `MONGOD_BINARY=… node test/bench/patrolRegistry.ts [pages] [concurrency] [validators 1|0]`
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { type Db, MongoClient } from 'mongodb'

import { patrol } from '../../src/links/patrol.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { applyPatrolReport } from '../../src/store/applyPatrolReport.ts'
import { ensureCrawlStateIndexes, mongoCrawlState } from '../../src/store/mongoCrawlState.ts'
import { mongoHostRests } from '../../src/store/mongoHostRests.ts'
import { mongoOpsStore } from '../../src/store/opsStore.ts'
import { startMongo } from '../helpers/startMongo.ts'
import { startOps } from '../int/ops/startOps.ts'

const [pages = 10_000, concurrency = 128, validators = 1] = process.argv.slice(2).map(Number)
const TICKS = 100

const mongo = await startMongo(process.env['MONGOD_BINARY'] ?? 'mongod')
process.env['TEST_MONGO_URI'] = mongo.uri
const { payload } = await startOps('bench')
const client = await MongoClient.connect(mongo.uri)
const db: Db = client.db('ops-bench')
await ensureCrawlStateIndexes(db)
const { pid } = await db.admin().serverStatus()
const site = fork(path.join(import.meta.dirname, 'patrolBenchSite.ts'), [String(pages), String(validators)], { execArgv: [] })
const told = async (child: ChildProcess, message?: object): Promise<Record<string, number>> => {
  const answer = once(child, 'message')
  if (message) child.send(message)
  return ((await answer) as [Record<string, number>])[0]
}
const { port } = await told(site)

/** CPU seconds of another process, from the kernel. */
const cpuOf = (process: number): number => {
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

type Cost = { cpu: number; mongod: number; wall: number }

const costOf = async <T>(act: () => Promise<T>): Promise<[T, Cost]> => {
  const [cpu, mongod, wall] = [process.cpuUsage(), cpuOf(pid), performance.now()]
  const result = await act()
  const { system, user } = process.cpuUsage(cpu)
  return [result, { cpu: (system + user) / 1e6, mongod: cpuOf(pid) - mongod, wall: (performance.now() - wall) / 1000 }]
}

const run = async (name: string, id: string): Promise<Record<string, unknown>> => {
  const onFault = (error: Error): never => { throw error }
  const state = mongoCrawlState({ db, now: systemClock, onFault, run: id, site: `http://127.0.0.1:${port}/` })
  const [report, crawl] = await costOf(async () => {
    const made = await patrol({ concurrency, rests: mongoHostRests({ db, onFault }), state, url: `http://127.0.0.1:${port}/` })
    await state.flush()
    return made
  })
  const [counts, store] = await costOf(() => applyPatrolReport({ now: systemClock(), report, run: { id, kind: 'site' }, store: mongoOpsStore(db) }))
  const { sent = 0 } = await told(site, {})
  const fixed = (cost: Cost): string => `${cost.wall.toFixed(1)} / ${cost.cpu.toFixed(1)} / ${cost.mongod.toFixed(1)}`
  return {
    run: name, pages: report.summary.pages, places: report.summary.places, MB: (sent / 1e6).toFixed(1), 'crawl wall/cpu/mongod s': fixed(crawl), 'store wall/cpu/mongod s': fixed(store),
    'wall s': (crawl.wall + store.wall).toFixed(1), opened: counts.opened, open: counts.stillOpen, rows: await db.collection('linkOccurrences').estimatedDocumentCount(), 'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

try {
  const rows = [await run('first', '656000000000000000000001'), await run('unchanged', '656000000000000000000002')]
  await told(site, { change: pages / 100 })
  rows.push(await run('1 % changed', '656000000000000000000003'))
  console.table(rows)
} finally {
  site.kill()
  await client.close()
  await payload.destroy()
  await mongo.stop()
}
