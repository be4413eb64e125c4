import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'

import { leftBehind, productEnvironment, startProduct } from '../../helpers/product.ts'

let environment: Record<string, string>
let dataDir = ''

beforeAll(async () => {
  environment = { ...(await productEnvironment()), ROLE: 'delivery' }
  dataDir = environment['DATA_DIR'] ?? ''
})

afterAll(async () => {
  for (const pid of await leftBehind(dataDir, 0)) process.kill(Number(pid), 'SIGKILL')
  await rm(dataDir, { force: true, recursive: true })
})

describe('a first start', () => {
  it('cut off while it fills the database is begun anew, and shows the password once', async () => {
    const cut = startProduct(environment)
    while (!cut.output().includes('首次启动')) await sleep(20)
    process.kill(-cut.pid, 'SIGKILL')
    await cut.exited
    expect(await leftBehind(dataDir, 15_000)).toEqual([])

    const whole = startProduct(environment)
    await whole.ready
    expect(whole.output()).toMatch(/管理员账号：admin@example\.com {2}密码：\S{12,}（只显示这一次/)
    const { port } = JSON.parse(readFileSync(path.join(dataDir, 'mongod.json'), 'utf8')) as { port: number }
    const client = await new MongoClient(`mongodb://127.0.0.1:${port}/portal?replicaSet=pco`).connect()
    const users = await client.db().collection('users').find().toArray()
    const mark = await client.db().collection<{ _id: string }>('installation').findOne({ _id: 'seed' })
    await client.close()
    expect(users.map(({ email, roles }) => ({ email, roles }))).toEqual([{ email: 'admin@example.com', roles: ['admin'] }])
    expect(mark).toEqual({ _id: 'seed', seed: 'none', state: 'done' })
    process.kill(whole.pid, 'SIGTERM')
    expect(await whole.exited).toBe(0)

    const later = startProduct(environment)
    await later.ready
    expect(later.output()).not.toMatch(/管理员账号|首次启动/)
    process.kill(later.pid, 'SIGTERM')
    expect(await later.exited).toBe(0)
  }, 120_000)
})
