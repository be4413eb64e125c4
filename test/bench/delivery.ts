/** How fast delivery answers, on loopback: `MONGOD_BINARY=… node test/bench/delivery.ts`. About ten seconds. */
import { availableParallelism, cpus } from 'node:os'

import autocannon from 'autocannon'
import { MongoClient } from 'mongodb'
import { pino } from 'pino'

import { createDeliveryApp } from '../../src/delivery/app.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { readEnv } from '../../src/shared/env.ts'
import { startMongo } from '../helpers/startMongo.ts'
import { startServer } from '../helpers/withServer.ts'
import { bodyOf, paragraph, storedColumn, storedContent, text } from '../int/delivery/stored.ts'

const ARTICLES = 5_000
const SECONDS = 2
const CONNECTIONS = 50

const mongo = await startMongo(process.env['MONGOD_BINARY'] ?? 'mongod')
const client = await new MongoClient(mongo.uri).connect()
const db = client.db('bench_delivery')
const column = storedColumn('xwzx')
await db.collection('columns').insertOne(column)
await db.collection('news').createIndexes([{ key: { column: 1, _status: 1, publishedAt: -1, createdAt: -1 } }, { key: { slug: 1 }, unique: true }, { key: { publishedAt: 1 } }])
await db.collection('news').insertMany(
  Array.from({ length: ARTICLES }, (_, index) => storedContent(`n${index}`, { body: bodyOf(...Array.from({ length: 20 }, () => paragraph(text('正文内容'.repeat(30))))), column: column._id, publishedAt: new Date(1.7e12 + index * 60_000) })),
)
const delivery = await createDeliveryApp({ clock: systemClock, db, env: readEnv({}), logger: pino({ level: 'silent' }), uploadsDir: '/nonexistent' })
const server = await startServer(delivery.app)

type Row = { p50: number; p99: number; perSecond: number; what: string }

/** The same bytes from a bare server of Node: what this machine can do at all at this moment. */
const bare = async (path: string): Promise<Row> => {
  const bytes = Buffer.from(await (await fetch(server.origin + path)).arrayBuffer())
  const plain = await startServer((_request, response) => response.writeHead(200, { 'Content-Length': bytes.length, 'Content-Type': 'application/json' }).end(bytes))
  const { latency, requests } = await autocannon({ connections: CONNECTIONS, duration: SECONDS, url: plain.origin })
  await plain.close()
  return { p50: latency.p50, p99: latency.p99, perSecond: Math.round(requests.average), what: 'bare node:http, same bytes' }
}

const kept = async (what: string, path: string, headers: Record<string, string> = {}): Promise<Row> => {
  await fetch(server.origin + path, { headers })
  const { latency, requests } = await autocannon({ connections: CONNECTIONS, duration: SECONDS, headers, url: server.origin + path })
  return { p50: latency.p50, p99: latency.p99, perSecond: Math.round(requests.average), what }
}

const built = async (what: string, pathOf: (index: number) => string, count: number): Promise<Row> => {
  const times: number[] = []
  const start = performance.now()
  for (let index = 0; index < count; index += 1) {
    const begin = performance.now()
    await (await fetch(server.origin + pathOf(index))).arrayBuffer()
    times.push(performance.now() - begin)
  }
  const sorted = times.toSorted((left, right) => left - right)
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p99: at(0.99), perSecond: Math.round((count * 1_000) / (performance.now() - start)), what }
}

/** Milliseconds from the acknowledged write to the first answer that shows it. */
const freshness = async (): Promise<Row> => {
  const times: number[] = []
  for (let index = 0; index < 50; index += 1) {
    const title = `新标题 ${index}`
    await fetch(`${server.origin}/content/v1/news/n0`)
    await db.collection('news').updateOne({ slug: 'n0' }, { $set: { title } })
    const begin = performance.now()
    while (!(await (await fetch(`${server.origin}/content/v1/news/n0`)).text()).includes(title)) continue
    times.push(performance.now() - begin)
  }
  const sorted = times.toSorted((left, right) => left - right)
  return { p50: Math.round(sorted[25] ?? 0), p99: Math.round(sorted[49] ?? 0), perSecond: 0, what: 'write → visible' }
}

const rows = [
  await bare('/content/v1/news/n1'),
  await kept('article, kept', '/content/v1/news/n1'),
  await kept('article, kept, br', '/content/v1/news/n1', { 'accept-encoding': 'br' }),
  await kept('list of 20, kept', '/content/v1/news'),
  await built('article, built', (index) => `/content/v1/news/n${index + 10}`, 300),
  await built('list of 20, built', (index) => `/content/v1/news?page=${index + 2}`, 200),
  await freshness(),
]
console.log(`${availableParallelism()} × ${cpus()[0]?.model ?? '?'}, node ${process.version}, ${ARTICLES} articles, ${CONNECTIONS} connections`)
console.table(rows)
await server.close()
await delivery.close()
await client.close()
await mongo.stop()
