import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { MongoClient } from 'mongodb'

import { findMongod } from '../../../src/server/mongo/findMongod.ts'
import { productEnvironment, startProduct } from '../../helpers/product.ts'

// Fifteen starts on a busy machine.
jest.setTimeout(90_000)

const SECRET = { PAYLOAD_SECRET: 'a-secret-for-these-tests-only-0123456789' }

let environment: Record<string, string>
let standalone: ChildProcess
let occupied: Server
let own: MongoClient
const facts: Record<string, string> = {}

const startStandalone = async (folder: string, port: number): Promise<ChildProcess> => {
  const { binary } = await findMongod({ report: () => undefined, variables: process.env })
  await mkdir(folder)
  const child = spawn(binary, ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet'], { stdio: 'ignore' })
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 15_000 })
  await client.connect()
  await client.close()
  return child
}

const onDatabase = (uri: string, name: string): string => {
  const address = new URL(uri)
  address.pathname = `/${name}`
  return address.href
}

beforeAll(async () => {
  environment = await productEnvironment()
  const { DATA_DIR: dataDir = '', OUTSIDE_PORT: outside = '', PORT: port } = environment
  await writeFile(path.join(dataDir, 'file'), '')
  occupied = createServer()
  await new Promise<void>((resolve) => occupied.listen(Number(port), '127.0.0.1', resolve))
  standalone = await startStandalone(path.join(dataDir, 'standalone'), Number(outside))
  facts['good'] = onDatabase(process.env['TEST_MONGO_URI'] ?? '', 'bad_input')
  facts['standalone'] = `mongodb://127.0.0.1:${outside}/portal`
  own = await new MongoClient(facts['good']).connect()
  await own.db().dropDatabase()
  await own.db().collection<{ _id: string; state: string }>('installation').insertOne({ _id: 'seed', state: 'running' })
  await own.db().collection('precious').insertOne({ kept: true })
})

afterAll(async () => {
  await own.db().dropDatabase()
  await own.close()
  occupied.close()
  standalone.kill('SIGKILL')
  await sleep(100)
  await rm(environment['DATA_DIR'] ?? '', { force: true, recursive: true })
})

describe('a start that cannot be', () => {
  it.concurrent.each<[string, () => Record<string, string>, RegExp]>([
    ['a port that is no number', () => ({ PORT: 'abc' }), /PORT=abc 不对：须为 1 到 65535 之间的整数/],
    ['a port out of range', () => ({ ADMIN_PORT: '70000' }), /ADMIN_PORT=70000 不对/],
    ['two listeners on one port', () => ({ ADMIN_PORT: '4001', PORT: '4001' }), /PORT 与 ADMIN_PORT|ADMIN_PORT 与 PORT/],
    ['an occupied port', () => ({ ...SECRET, DATABASE_URI: facts['good'] ?? '', METRICS_PORT: environment['PORT'] ?? '', PORT: environment['METRICS_PORT'] ?? '' }), /METRICS_PORT.*已被别的程序占用/s],
    ['a host that is not this machine', () => ({ ...SECRET, DATABASE_URI: facts['good'] ?? '', HOST: '192.0.2.1', ROLE: 'delivery', PORT: environment['ADMIN_PORT'] ?? '', ADMIN_PORT: environment['PORT'] ?? '' }), /192\.0\.2\.1.*本机没有这个地址/s],
    ['a file in place of the data folder', () => ({ DATA_DIR: path.join(environment['DATA_DIR'] ?? '', 'file') }), /数据文件夹 .* 不可写/],
    ['a data folder below a file', () => ({ DATA_DIR: path.join(environment['DATA_DIR'] ?? '', 'file', 'below') }), /数据文件夹 .* 不可写/],
    ['no mongod where it should be', () => ({ MONGOD_BINARY: '/nowhere/mongod' }), /MONGOD_BINARY 指定的 mongod 用不了：\/nowhere\/mongod 不存在/],
    ['a mongod that is another program', () => ({ MONGOD_BINARY: '/bin/true' }), /MONGOD_BINARY 指定的 mongod 用不了/],
    ['a database without a secret', () => ({ DATABASE_URI: facts['good'] ?? '' }), /必须同时设置 PAYLOAD_SECRET/],
    ['a database address of another kind', () => ({ ...SECRET, DATABASE_URI: 'postgres://localhost/portal' }), /DATABASE_URI 的值不对，须为 以 mongodb:\/\//],
    ['a database address without replica set', () => ({ ...SECRET, DATABASE_URI: facts['standalone'] ?? '' }), /DATABASE_URI 缺少 replicaSet=/],
    ['an unreachable database', () => ({ ...SECRET, DATABASE_URI: 'mongodb://127.0.0.1:1/portal?replicaSet=rs0' }), /连不上数据库 127\.0\.0\.1:1/],
    ['a standalone mongod', () => ({ ...SECRET, DATABASE_URI: `${facts['standalone']}?replicaSet=rs0` }), /副本集（replica set，单节点亦可；standalone 不行）/],
    ['a foreign database filled half way', () => ({ ...SECRET, DATABASE_URI: facts['good'] ?? '' }), /数据库 bad_input 的初始化没有完成.*没有改动它/s],
  ])('%s: one clear message, exit code 1, no stack', async (_name, change, message) => {
    const product = startProduct({ ...environment, ...change() })
    expect(await product.exited).toBe(1)
    expect(product.output()).toMatch(message)
    expect(product.output()).not.toMatch(/\n\s+at |Error:/)
  })

  it('has not touched a database that is not ours', async () => {
    expect(await own.db().collection('precious').countDocuments()).toBe(1)
  })
})
