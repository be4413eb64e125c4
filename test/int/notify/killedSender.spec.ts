import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Db, MongoClient, ObjectId } from 'mongodb'

import { configuredChannels } from '../../../src/notify/configuredChannels.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { outboxCollection, writeNotices } from '../../../src/store/noticeWriter.ts'
import { startSmtp, type TestSmtp } from '../../helpers/startSmtp.ts'

const WORKER = path.join(import.meta.dirname, 'sendingWorker.ts')
const NOW = new Date('2026-11-24T02:00:00Z')
const MAILS = 60
const KILLS = 3
/** Longer than a claim is held: what a killed sender had taken is taken over. */
const LATER_MS = 200_000

let client: MongoClient
let db: Db
let server: TestSmtp

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`killed_sender_${process.pid}`)
  server = await startSmtp()
})

afterAll(async () => {
  await server.close()
  await db.dropDatabase()
  await client.close()
})

const worker = (round: number): ChildProcess =>
  fork(WORKER, [process.env['TEST_MONGO_URI'] ?? '', db.databaseName, server.url, new Date(NOW.getTime() + round * LATER_MS).toISOString()], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await sleep(1)
}

it('every mail arrives, and none more than twice, however often its sender is killed in the middle', async () => {
  await db.collection('users').insertOne({ _id: new ObjectId(), email: 'op@example.com', name: '运维', roles: ['operator'] })
  const context = { channels: configuredChannels(readEnv({ SMTP_URL: server.url })), db, now: NOW, session: undefined }
  for (let index = 0; index < MAILS; index += 1) {
    await writeNotices(context, { audience: {}, key: `job:${index}`, kind: 'job-failed', link: null, text: '第二次重试后停止', title: `任务失败 ${index}`, topic: `job:${index}` })
  }
  for (let round = 0; round < KILLS; round += 1) {
    const killed = worker(round)
    const goal = server.received.length + MAILS / (KILLS + 2)
    await until(() => server.received.length >= goal)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
  }
  const [code] = await once(worker(KILLS), 'exit')
  expect(code).toBe(0)

  expect(await outboxCollection(db).countDocuments({ state: 'sent' })).toBe(MAILS)
  const times = new Map<string, number>()
  for (const { raw } of server.received) {
    const id = /^Message-ID: <(\w+)@/im.exec(raw)?.[1] ?? 'none'
    times.set(id, (times.get(id) ?? 0) + 1)
  }
  expect(times.size).toBe(MAILS)
  expect([...times.values()].filter((count) => count > 2)).toEqual([])
  // Four messages are under way at once, so a kill repeats four at most.
  expect(server.received.length - MAILS).toBeLessThanOrEqual(4 * KILLS)
}, 60_000)
