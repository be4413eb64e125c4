import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { MongoClient } from 'mongodb'

import { leftBehind, productEnvironment, startProduct, type Product } from '../../helpers/product.ts'

let environment: Record<string, string>
let dataDir = ''

const embeddedClient = async (): Promise<MongoClient> => {
  const { port } = JSON.parse(readFileSync(path.join(dataDir, 'mongod.json'), 'utf8')) as { port: number }
  return new MongoClient(`mongodb://127.0.0.1:${port}/crash?replicaSet=pco&w=majority&journal=true&retryWrites=false`, { serverSelectionTimeoutMS: 3_000 }).connect()
}

const mongodPid = (): number => Number(readFileSync(path.join(dataDir, 'mongo', 'mongod.lock'), 'utf8').trim())

/** The delivery role starts in a second: what is tried here does not depend on the role, but the worker has its turn. */
const startReady = async (command?: readonly string[], role = 'delivery'): Promise<Product> => {
  const product = startProduct({ ...environment, ROLE: role }, command)
  await product.ready
  return product
}

beforeAll(async () => {
  environment = await productEnvironment()
  dataDir = environment['DATA_DIR'] ?? ''
})

// A busy machine takes its time to start; the whole file takes under a minute on an idle one.
jest.setTimeout(90_000)

afterAll(async () => {
  for (const pid of await leftBehind(dataDir, 0)) process.kill(Number(pid), 'SIGKILL')
  await rm(dataDir, { force: true, recursive: true })
})

describe('the end of a start', () => {
  const npm = ['npm', 'start', '--ignore-scripts', '--silent']
  it.each([
    { command: undefined, role: 'worker', signal: 'SIGTERM', to: 'the server alone', toGroup: false },
    { command: undefined, role: 'delivery', signal: 'SIGINT', to: 'the server alone', toGroup: false },
    { command: undefined, role: 'worker', signal: 'SIGINT', to: 'the whole group', toGroup: true },
    { command: npm, role: 'delivery', signal: 'SIGINT', to: 'npm alone', toGroup: false },
    { command: npm, role: 'delivery', signal: 'SIGTERM', to: 'npm alone', toGroup: false },
    { command: npm, role: 'delivery', signal: 'SIGTERM', to: 'the whole group', toGroup: true },
  ] as const)('drains the $role after $signal to $to and leaves no process', async ({ command, role, signal, toGroup }) => {
    const product = await startReady(command, role)
    process.kill(toGroup ? -product.pid : product.pid, signal)
    await product.exited
    expect(await leftBehind(dataDir, 10_000)).toEqual([])
    expect(product.output()).toContain('已停止，数据完好。')
    expect(product.output()).not.toMatch(/意外|\n\s+at /)
  })
})

describe('a stop asked for during the start', () => {
  it.each([300, 900, 1_600])('after %d ms leaves no process and no lock', async (ms) => {
    const product = startProduct({ ...environment, ROLE: 'delivery' })
    await sleep(ms)
    process.kill(product.pid, 'SIGTERM')
    await product.exited
    expect(await leftBehind(dataDir, 10_000)).toEqual([])
    expect(product.output()).not.toMatch(/意外|\n\s+at /)
  })
})

describe('one data folder', () => {
  it('refuses a second whole start, lets a single role join, and serves on', async () => {
    const first = await startReady()
    const other = await productEnvironment()
    const second = startProduct({ ...other, DATA_DIR: dataDir, ROLE: 'all' })
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain(`正由另一个实例使用（进程 ${first.pid}）`)
    const joined = startProduct({ ...other, DATA_DIR: dataDir, ROLE: 'delivery' })
    await joined.ready
    process.kill(joined.pid, 'SIGTERM')
    expect(await joined.exited).toBe(0)
    const answer = await fetch(`http://127.0.0.1:${environment['METRICS_PORT']}/readyz`)
    expect(answer.status).toBe(200)
    process.kill(first.pid, 'SIGTERM')
    expect(await first.exited).toBe(0)
  })
})

describe('starts at the same moment', () => {
  it('each get a database of their own, though all wish for the same port', async () => {
    const environments = await Promise.all([1, 2, 3].map(productEnvironment))
    const products = environments.map((own) => startProduct({ ...own, ROLE: 'delivery' }))
    await Promise.all(products.map((product) => product.ready))
    const ports = environments.map((own) => (JSON.parse(readFileSync(path.join(own['DATA_DIR'] ?? '', 'mongod.json'), 'utf8')) as { port: number }).port)
    expect(new Set(ports).size).toBe(3)
    for (const product of products) process.kill(product.pid, 'SIGTERM')
    expect(await Promise.all(products.map((product) => product.exited))).toEqual([0, 0, 0])
    for (const own of environments) await rm(own['DATA_DIR'] ?? '', { force: true, recursive: true })
  })
})

describe('a crash', () => {
  it('loses no acknowledged write when everything is killed at once', async () => {
    const product = await startReady()
    const client = await embeddedClient()
    const acknowledged: number[] = []
    let killed = false
    const write = async (): Promise<void> => {
      for (let number = 0; !killed; number += 1) {
        await client.db().collection<{ _id: number }>('saves').insertOne({ _id: number })
        acknowledged.push(number)
        if (number === 300) {
          killed = true
          process.kill(mongodPid(), 'SIGKILL')
          process.kill(-product.pid, 'SIGKILL')
        }
      }
    }
    await Promise.allSettled([write(), product.exited])
    await client.close()
    expect(await leftBehind(dataDir, 10_000)).toEqual([])

    const again = await startReady()
    const reader = await embeddedClient()
    const kept = await reader.db().collection<{ _id: number }>('saves').distinct('_id')
    await reader.close()
    expect(acknowledged.length).toBeGreaterThan(300)
    expect(acknowledged.filter((number) => !kept.includes(number))).toEqual([])

    process.kill(mongodPid(), 'SIGKILL')
    expect(await again.exited).toBe(1)
    expect(again.output()).toContain('内置数据库意外结束')
    expect(await leftBehind(dataDir, 10_000)).toEqual([])
  })
})
