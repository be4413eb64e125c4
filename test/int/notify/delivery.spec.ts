import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient, ObjectId } from 'mongodb'
import type { SMTPServerOptions } from 'smtp-server'

import { deliverNotifications } from '../../../jobs/tasks/deliverNotifications.ts'
import { configuredChannels } from '../../../src/notify/configuredChannels.ts'
import type { NoticeEvent } from '../../../src/notify/notice.ts'
import { type Env, readEnv } from '../../../src/shared/env.ts'
import { noticeCollection, outboxCollection, writeNotices } from '../../../src/store/noticeWriter.ts'
import { claimMessage } from '../../../src/store/outbox.ts'
import { startSmtp, type TestSmtp } from '../../helpers/startSmtp.ts'
import { withServer } from '../../helpers/withServer.ts'
import { taskRun } from '../../helpers/taskRun.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const operator = new ObjectId()
let client: MongoClient
let db: Db
let servers: TestSmtp[] = []

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
})
beforeEach(async () => {
  db = client.db(`notify_${process.pid}_${Math.trunc(performance.now())}`)
  await db.collection('users').insertOne({ _id: operator, email: 'op@example.com', name: '运维', roles: ['operator'] })
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
  await db.dropDatabase()
})
afterAll(() => client.close())

const smtp = async (options: SMTPServerOptions = {}): Promise<TestSmtp> => {
  const server = await startSmtp(options)
  servers.push(server)
  return server
}

const event = (key: string): NoticeEvent => ({ audience: {}, key, kind: 'job-failed', link: null, text: '第二次重试后停止', title: '任务失败', topic: 'job:patrol' })

const tell = (env: Env, key = 'one') => writeNotices({ channels: configuredChannels(env), db, now: NOW, session: undefined }, event(key))

const deliver = (env: Env, now = NOW) => deliverNotifications({ db, env }, 600).handler(taskRun(now))

const only = async () => (await outboxCollection(db).find().toArray())[0]

const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)

describe('mail', () => {
  it('should wait out greylisting and arrive once, under the Message-ID of the first attempt', async () => {
    let asked = 0
    const server = await smtp({ onRcptTo: (_address, _session, done) => ((asked += 1) === 1 ? done(answer(451, 'greylisted, try again')) : done()) })
    const env = readEnv({ SMTP_URL: server.url })
    await tell(env)
    expect(await deliver(env)).toMatchObject({ retry: 1, sent: 0 })
    expect(await only()).toMatchObject({ attempts: 1, error: expect.stringContaining('451'), state: 'queued' })
    expect(await deliver(env)).toMatchObject({ retry: 0, sent: 0 })
    expect(await deliver(env, later(1))).toMatchObject({ sent: 1 })
    expect(await deliver(env, later(60))).toMatchObject({ sent: 0 })
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.raw).toContain(`Message-ID: <${String((await only())?._id)}@example.com>`)
  })

  it('should become a dead letter at once when the recipient is refused for good', async () => {
    const server = await smtp({ onRcptTo: (_address, _session, done) => done(answer(550, 'no such user')) })
    const env = readEnv({ SMTP_URL: server.url })
    await tell(env)
    expect(await deliver(env)).toMatchObject({ failed: 1 })
    expect(await only()).toMatchObject({ attempts: 1, error: expect.stringContaining('no such user'), state: 'failed' })
    expect(await deliver(env, later(600))).toMatchObject({ failed: 0, sent: 0 })
  })

  it.each<[string, SMTPServerOptions]>([
    ['says nothing', { onConnect: () => undefined }],
    ['breaks the connection in the middle of the text', { onData: (stream, session) => void stream.once('data', () => (session as unknown as { connection?: { _socket: { destroy: () => void } } }).connection?._socket.destroy()).resume() }],
    ['cannot take the text now', { onData: (stream, _session, done) => void stream.resume().on('end', () => done(answer(452, 'mailbox full'))) }],
  ])('should be tried again when the server %s', async (_, options) => {
    const env = readEnv({ SMTP_URL: (await smtp(options)).url })
    await tell(env)
    expect(await deliver(env)).toMatchObject({ failed: 0, retry: 1, sent: 0 })
    expect((await only())?.nextAttemptAt?.getTime()).toBeGreaterThan(NOW.getTime())
  })

  it('should be tried again when no server is there, until it is given up, and keep the secret', async () => {
    const env = readEnv({ SMTP_URL: 'smtp://user:canary-password@127.0.0.1:1' })
    await tell(env)
    for (let attempt = 1; attempt <= 18; attempt += 1) await deliver(env, later(attempt * 200))
    expect(await only()).toMatchObject({ attempts: 18, error: expect.stringContaining('尝试 18 次'), state: 'failed' })
    expect(JSON.stringify([await outboxCollection(db).find().toArray(), await noticeCollection(db).find().toArray()])).not.toContain('canary-password')
  })

  it.each([
    ['is disabled', async () => void (await db.collection('users').updateOne({}, { $set: { disabled: true } }))],
    ['has dealt with it in the admin', async () => void (await noticeCollection(db).updateOne({}, { $set: { state: 'acknowledged' } }))],
  ])('should be dropped when the recipient %s meanwhile', async (_, change) => {
    const server = await smtp()
    const env = readEnv({ SMTP_URL: server.url })
    await tell(env)
    await change()
    expect(await deliver(env)).toMatchObject({ dropped: 1, sent: 0 })
    expect(server.received).toEqual([])
  })
})

describe('several workers', () => {
  it('should deliver each of 200 notices once', async () => {
    const server = await smtp()
    const env = readEnv({ SMTP_URL: server.url })
    await Promise.all(Array.from({ length: 200 }, (_, number) => tell(env, `event-${number}`)))
    const counts = await Promise.all([deliver(env), deliver(env)])
    expect(counts.reduce((sum, { sent = 0 }) => sum + sent, 0)).toBe(200)
    expect(new Set(server.received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).size).toBe(200)
    expect(server.received).toHaveLength(200)
  }, 60_000)

  it('should take over the message of a worker that died, once its lease is over', async () => {
    const server = await smtp()
    const env = readEnv({ SMTP_URL: server.url })
    await tell(env)
    expect(await claimMessage(db, NOW)).toMatchObject({ attempts: 1, state: 'sending' })
    expect(await deliver(env, later(2))).toMatchObject({ sent: 0 })
    expect(await deliver(env, later(4))).toMatchObject({ sent: 1 })
    expect(await only()).toMatchObject({ attempts: 2, state: 'sent' })
  })

  it('should tell nobody twice of the same event', async () => {
    const env = readEnv({ SMTP_URL: 'smtp://127.0.0.1:1' })
    expect([await tell(env), await tell(env)]).toEqual([1, 0])
    expect(await outboxCollection(db).countDocuments()).toBe(1)
  })
})

type Listener = (request: IncomingMessage & { text: string }, response: ServerResponse) => void

const receiving = (listener: Listener) => (request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => listener(Object.assign(request, { text: Buffer.concat(chunks).toString('utf8') }), response))
}

const json = (response: ServerResponse, body: unknown): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const SECRET = 'canary-webhook-secret'

describe('another system', () => {
  const send = (listener: Listener, allow = true) =>
    withServer(receiving(listener), async ({ origin, port }) => {
      const env = readEnv({ ...(allow ? { NOTIFY_ALLOW: `127.0.0.1:${port}` } : {}), NOTIFY_SECRET: SECRET, NOTIFY_WEBHOOK: `${origin}/hook?token=canary-token` })
      await tell(env)
      const counts = await deliver(env)
      expect(JSON.stringify(await outboxCollection(db).find().toArray())).not.toMatch(/canary-(token|webhook)/)
      return { counts, row: await only() }
    })

  it('should get the notice with a signature over time and body', async () => {
    let seen: (IncomingMessage & { text: string }) | undefined
    const { counts } = await send((request, response) => {
      seen = request
      response.writeHead(204).end()
    })
    expect(counts).toMatchObject({ sent: 1 })
    const { headers, text = '' } = seen ?? {}
    expect(headers?.['x-signature']).toBe(`sha256=${createHmac('sha256', SECRET).update(`${String(headers?.['x-timestamp'])}.${text}`).digest('hex')}`)
    expect(JSON.parse(text)).toMatchObject({ kind: 'job-failed', people: ['运维'], title: '任务失败' })
  })

  it.each<[string, Listener, object, object]>([
    ['answers 500', (_request, response) => void response.writeHead(500).end(), { retry: 1 }, { error: 'HTTP 500' }],
    ['asks to wait', (_request, response) => void response.writeHead(429, { 'retry-after': '600' }).end(), { retry: 1 }, { nextAttemptAt: later(10) }],
    ['never answers', () => undefined, { retry: 1 }, { state: 'queued' }],
    ['answers endlessly', (_request, response) => { response.writeHead(200); response.write('x'.repeat(200_000)) }, { sent: 1 }, { state: 'sent' }],
    ['refuses the signature', (_request, response) => void response.writeHead(401).end(), { failed: 1 }, { state: 'failed' }],
  ])('should be dealt with when it %s', async (...[, listener, counts, row]) => {
    const outcome = await send(listener)
    expect(outcome.counts).toMatchObject(counts)
    expect(outcome.row).toMatchObject(row)
  })

  it('should never be followed to another address', async () => {
    let contacted = 0
    await withServer((_request, response) => { contacted += 1; response.end() }, async ({ origin }) => {
      const { counts, row } = await send((_request, response) => void response.writeHead(307, { location: `${origin}/internal` }).end())
      expect(counts).toMatchObject({ failed: 1 })
      expect(row).toMatchObject({ error: expect.stringContaining('未跟随') })
    })
    expect(contacted).toBe(0)
  })

  it('should not be contacted at an address of the intranet that is not on the list', async () => {
    let contacted = 0
    const { counts, row } = await send((_request, response) => { contacted += 1; response.end() }, false)
    expect([contacted, counts, row?.error]).toEqual([0, expect.objectContaining({ failed: 1 }), expect.stringContaining('NOTIFY_ALLOW')])
  })
})

describe('group robots', () => {
  it('should take errcode for what it says: WeCom’s limit is waited for, a wrong key is for good', async () => {
    const answers = [{ errcode: 45_009, errmsg: 'api freq out of limit' }, { errcode: 0, errmsg: 'ok' }]
    const seen: unknown[] = []
    await withServer(receiving((request, response) => { seen.push(JSON.parse(request.text)); json(response, answers[seen.length - 1]) }), async ({ origin, port }) => {
      const env = readEnv({ NOTIFY_ALLOW: `127.0.0.1:${port}`, WECOM_WEBHOOK: `${origin}/cgi-bin/webhook/send?key=canary` })
      await tell(env)
      expect(await deliver(env)).toMatchObject({ retry: 1 })
      expect(await deliver(env, later(2))).toMatchObject({ sent: 1 })
    })
    expect(seen).toHaveLength(2)
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]).toMatchObject({ markdown: { content: expect.stringContaining('任务失败') }, msgtype: 'markdown' })
  })

  it('should check out at DingTalk’s end, and fail for good where the sign does not', async () => {
    const check = receiving(({ url = '' }, response) => {
      const query = new URL(url, 'http://x').searchParams
      const expected = createHmac('sha256', 'SECkey').update(`${query.get('timestamp')}\nSECkey`).digest('base64')
      json(response, query.get('sign') === expected ? { errcode: 0 } : { errcode: 310_000, errmsg: 'sign not match' })
    })
    await withServer(check, async ({ origin, port }) => {
      const given = { DINGTALK_WEBHOOK: `${origin}/robot/send?access_token=x`, NOTIFY_ALLOW: `127.0.0.1:${port}` }
      const right = readEnv({ ...given, DINGTALK_SECRET: 'SECkey' })
      await tell(right)
      expect(await deliver(right)).toMatchObject({ sent: 1 })
      await tell(right, 'two')
      expect(await deliver(readEnv({ ...given, DINGTALK_SECRET: 'wrong' }))).toMatchObject({ failed: 1 })
    })
  })
})
