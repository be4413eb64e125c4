/**
 * Links to 200 hosts that take their time, checked in shards by one worker and by two: `MONGOD_BINARY=… node test/bench/patrolWorkers.ts [links per host] [latency ms]`.
 * The hosts are loopback addresses (127.1.0.1 …) of one listener, on an allow list as intranet hosts would be.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { MongoClient } from 'mongodb'

import { openJobStore } from '../../jobs/jobStore.ts'
import { createQueue } from '../../jobs/queue.ts'
import { shardCollection } from '../../jobs/patrolShards.ts'
import { patrolShard } from '../../jobs/tasks/patrolShard.ts'
import { checkTargets } from '../../src/links/checkTargets.ts'
import { shardsByHost } from '../../src/links/resume/shardsByHost.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { readEnv } from '../../src/shared/env.ts'
import { startMongo } from '../helpers/startMongo.ts'

const HOSTS = 200
const RUN = 'bench'
const quiet = { error: console.error, info: () => undefined, warn: console.error }

async function work(uri: string, database: string, port: string): Promise<void> {
  const client = await MongoClient.connect(uri)
  const db = client.db(database)
  const env = readEnv({ PATROL_ALLOW: hostsOf(Number(port)).join(','), PORTAL_URL: 'http://127.0.0.1:9', SEED: 'none' })
  const queue = createQueue({ clock: systemClock, db, logger: quiet, pollMs: 250, tasks: [patrolShard({ db, env }, checkTargets)] })
  await queue.start()
  process.send?.('ready')
}

function hostsOf(port: number): string[] {
  return Array.from({ length: HOSTS }, (_, index) => `127.1.0.${index + 1}:${port}`)
}

async function measure(): Promise<void> {
  const [perHost = 20, latency = 400] = process.argv.slice(2).map(Number)
  const mongo = await startMongo(process.env['MONGOD_BINARY'] ?? 'mongod')
  const client = await MongoClient.connect(mongo.uri)
  const asked = new Map<string, number>()
  const server = createServer((request, response) => {
    const url = `${request.headers.host}${request.url}`
    asked.set(url, (asked.get(url) ?? 0) + 1)
    setTimeout(() => response.writeHead(request.url?.startsWith('/p/') ? 200 : 404, { 'content-type': 'text/plain' }).end('x'), latency)
  })
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const urls = hostsOf(port).flatMap((host) => Array.from({ length: perHost }, (_, index) => `http://${host}/p/${index}`))
  const timed = async (workers: number): Promise<Record<string, unknown>> => {
    const db = client.db(`bench_workers_${workers}`)
    const children = await Promise.all(Array.from({ length: workers }, async (): Promise<ChildProcess> => {
      const child = fork(import.meta.filename, ['work', mongo.uri, db.databaseName, String(port)], { execArgv: [] })
      await once(child, 'message')
      return child
    }))
    asked.clear()
    const startedAt = performance.now()
    const shards = shardsByHost(urls)
    await shardCollection(db).insertMany(shards.map((ofShard, number) => ({ _id: `${RUN}:${number}`, at: systemClock(), run: RUN, urls: ofShard })))
    const { add } = openJobStore({ clock: systemClock, db, worker: 'bench' })
    for (const [number] of shards.entries()) await add('patrolShard', { key: `shard:${number}`, values: { run: RUN, shard: `${RUN}:${number}` } })
    while ((await db.collection('jobRuns').countDocuments({ state: 'succeeded' })) < shards.length) await new Promise((resolve) => setTimeout(resolve, 50))
    const seconds = (performance.now() - startedAt) / 1000
    for (const child of children) child.kill()
    const most = Math.max(...[...asked].filter(([url]) => url.includes('/p/')).map(([, times]) => times))
    const byWorker = await db.collection('jobRuns').aggregate([{ $group: { _id: '$worker', shards: { $sum: 1 } } }]).toArray()
    return { workers, hosts: HOSTS, links: urls.length, shards: shards.length, 'latency ms': latency, 'seconds': seconds.toFixed(1), 'asked at most': most, 'shards by worker': byWorker.map((row) => row['shards']).join(' + '), seconds_: seconds }
  }
  try {
    const one = await timed(1)
    const two = await timed(2)
    console.table([one, two].map(({ seconds_: _, ...row }) => row))
    console.log(`two workers are ${(Number(one['seconds_']) / Number(two['seconds_'])).toFixed(2)} times as fast as one`)
  } finally {
    server.closeAllConnections()
    server.close()
    await client.close()
    await mongo.stop()
  }
}

if (process.argv[2] === 'work') await work(process.argv[3] ?? '', process.argv[4] ?? '', process.argv[5] ?? '')
else await measure()
