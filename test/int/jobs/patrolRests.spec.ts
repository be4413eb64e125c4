import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { openJobStore } from '../../../jobs/jobStore.ts'
import { HostGate } from '../../../src/links/hostGate.ts'
import type { PatrolReport } from '../../../src/links/report.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { mongoHostRests } from '../../../src/store/mongoHostRests.ts'

const KEY = 'cron:patrolPortal:2026-11-24T18:00'
/** What was under way when the host spoke is no disobedience. */
const UNDER_WAY_MS = 1_000

const uri = process.env['TEST_MONGO_URI'] ?? ''
let client: MongoClient
let db: Db
let server: Server
let workers: ChildProcess[] = []

/** The portal on 127.0.0.1 with so many links to 127.0.2.1, which asks once to be left alone for `seconds`. */
const host = { asked: [] as number[], links: 0, saidAt: 0, seconds: 0 }

beforeAll(async () => {
  client = await MongoClient.connect(uri)
  db = client.db(`patrol_rests_${process.pid}`)
  server = createServer((request, response) => {
    const isPortal = request.headers.host?.startsWith('127.0.0.1')
    if (request.url === '/robots.txt' || (isPortal && request.url !== '/')) return void response.writeHead(404).end()
    if (isPortal) {
      const links = Array.from({ length: host.links }, (_, number) => `<a href="http://${outside()}/${number}">${number}</a>`)
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><title>首页</title><p>口岸通关服务。</p>${links.join('')}`)
    }
    host.asked.push(Date.now())
    if (host.saidAt > 0) return void setTimeout(() => response.writeHead(200, { 'content-type': 'text/plain' }).end('好'), 50)
    host.saidAt = Date.now()
    response.writeHead(503, { 'retry-after': String(host.seconds) }).end()
  }).listen(0, '0.0.0.0')
  await once(server, 'listening')
})
afterEach(async () => {
  for (const worker of workers) await kill(worker)
  workers = []
  await db.dropDatabase()
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await client.close()
})

const port = (): number => (server.address() as AddressInfo).port
const outside = (): string => `127.0.2.1:${port()}`

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const startWorker = async (): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('patrolWorker.ts', import.meta.url)), [uri, db.databaseName, `http://127.0.0.1:${port()}`, outside()], { execArgv: [] })
  workers.push(child)
  await once(child, 'message')
  return child
}

const until = async (done: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10))
}

const isOver = async (): Promise<boolean> => (await db.collection('jobRuns').countDocuments({ key: KEY, state: { $ne: 'running' } })) === 1
const isKnown = async (): Promise<boolean> => (await db.collection('patrolHostRests').countDocuments({})) > 0

/** A patrol whose worker is killed as soon as the host asked to be left alone, gone on with by another. */
const killedPatrol = async (links: number, seconds: number): Promise<string[]> => {
  Object.assign(host, { asked: [], links, saidAt: 0, seconds })
  const first = await startWorker()
  await openJobStore({ clock: systemClock, db, worker: 'test' }).add('patrolPortal', { key: KEY, values: {} })
  await until(isKnown)
  await kill(first)
  await startWorker()
  await until(isOver)
  const kept = await db.collection('reports').findOne({})
  const { targets } = JSON.parse(String(kept?.['report'])) as PatrolReport
  return targets.filter(({ url }) => url.includes(outside())).map(({ reason, verdict }) => `${verdict} ${reason}`)
}

describe('a host that asked to be left alone, when the worker it said so to is killed', () => {
  it.each([['patrol itself', 5], ['worker of a shard', 25]])('should not be asked by the next one before its time, and then be checked to the end (%s)', async (_name, links) => {
    const said = await killedPatrol(links, 5)
    expect(said).toEqual(Array.from({ length: links }, () => 'ok ok'))
    const early = host.asked.filter((at) => at > host.saidAt + UNDER_WAY_MS && at < host.saidAt + 5_000)
    expect(early).toEqual([])
  }, 60_000)

  it('should not be asked at all by the run that is gone on with where its time is long', async () => {
    const said = await killedPatrol(5, 3600)
    expect(new Set(said.filter((verdict) => verdict !== 'ok ok'))).toEqual(new Set(['blocked rate-limited']))
    expect(host.asked.filter((at) => at > host.saidAt + UNDER_WAY_MS)).toEqual([])
  }, 60_000)
})

describe('mongoHostRests', () => {
  const gateOf = (): HostGate => new HostGate(8, async () => true, { now: systemClock, rests: mongoHostRests({ db, onFault: (error) => { throw error } }) })

  it('should tell every other worker, and forget nothing where a shorter rest is asked for later', async () => {
    const [one, other] = [gateOf(), gateOf()]
    await one.rest('h:80', 60_000)
    await one.rest('h:80', 1_000)
    expect(await other.isResting('h:80')).toBe(true)
    expect(other.restMs('h:80')).toBeGreaterThan(55_000)
    expect(await other.isResting('h:81')).toBe(false)
    expect(await other.run('h:80', async () => 'asked', () => ({ ms: 1, strained: false }))).toBeNull()
  })

  it('should tell a worker that asked the host a moment ago', async () => {
    const [one, other] = [gateOf(), gateOf()]
    expect(await other.isResting('h:80')).toBe(false)
    await one.rest('h:80', 60_000)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await other.isResting('h:80')).toBe(true)
  })

  it('should end the run, not the process, where the database fails', async () => {
    const gone = new MongoClient('mongodb://127.0.0.1:1/', { serverSelectionTimeoutMS: 50 })
    const faults: Error[] = []
    const rests = mongoHostRests({ db: gone.db('x'), onFault: (error) => faults.push(error) })
    expect(await rests.until('h:80')).toBe(0)
    await rests.rest('h:80', 1)
    expect(faults).toHaveLength(2)
    await gone.close()
  })
})
