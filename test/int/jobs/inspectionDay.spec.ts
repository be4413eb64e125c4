import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type ClientSession, type Db, MongoClient, ObjectId } from 'mongodb'

import type { TaskRun } from '../../../jobs/task.ts'
import { deliverNotifications } from '../../../jobs/tasks/deliverNotifications.ts'
import { inspectionDay } from '../../../jobs/tasks/inspectionDay.ts'
import { probePortal } from '../../../jobs/tasks/probePortal.ts'
import { type Env, readEnv } from '../../../src/shared/env.ts'
import { fromShanghai } from '../../../src/shared/shanghai.ts'
import { startServer, type TestServer } from '../../helpers/withServer.ts'
import { taskRun } from '../../helpers/taskRun.ts'

const NOW = fromShanghai(2026, 11, 24, 7, 30)
let client: MongoClient
let db: Db
let portal: TestServer
let env: Env
/** The same portal where nobody listens. */
let silent: Env
let status = 200

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`inspection_${process.pid}`)
  portal = await startServer((_request, response) => {
    const tags = ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType', 'ArticleTitle', 'PubDate']
    response.writeHead(status, { 'content-type': 'text/html' }).end(tags.map((name) => `<meta name="${name}" content="x">`).join(''))
  })
  env = readEnv({ PORTAL_URL: portal.origin })
  const gone = await startServer(() => undefined)
  await gone.close()
  silent = { ...env, PORTAL_URL: gone.origin }
})
afterEach(() => db.dropDatabase())
afterAll(async () => {
  await client.close()
  await portal.close()
})

const runAt = (now: Date, key = 'slot'): TaskRun => taskRun(now, {
  key,
  effect: async (_key, act) => {
    await client.withSession((session: ClientSession) => session.withTransaction(() => act(session)))
    return true
  },
})

const column = async (path: string, kind: string, extra: Record<string, unknown> = {}): Promise<ObjectId> => {
  const _id = new ObjectId()
  await db.collection('columns').insertOne({ _id, class: kind, path, title: path, ...extra })
  return _id
}
const article = async (to: ObjectId, day: Date, extra: Record<string, unknown> = {}): Promise<void> => {
  await db.collection('news').insertOne({ _status: 'published', column: to, publishedAt: day, slug: String(new ObjectId()), title: '一篇', ...extra })
}
const itemOf = async (key: string) => {
  const stored = await db.collection<{ items: { key: string }[] }>('inspectionDays').findOne({ day: '2026-11-24' })
  return stored?.items.find((item) => item.key === key)
}

describe('inspectionDay', () => {
  it('tells those who answer for the columns that stand still or soon will, and nobody else but operators', async () => {
    const [responsible, editor, stranger, operator] = await Promise.all(['负责人', '编辑', '旁人', '运维'].map(async (name) => {
      const _id = new ObjectId()
      await db.collection('users').insertOne({ _id, email: `${String(_id)}@example.com`, name, roles: [name === '运维' ? 'operator' : 'editor'] })
      return _id
    }))
    const still = await Promise.all([
      column('a', 'dynamic', { editors: [stranger], quota: { responsible: [responsible] }, title: '甲栏' }), column('b', 'dynamic', { quota: { responsible: [responsible] } }), column('c', 'dynamic'), column('d', 'dynamic'), column('e', 'dynamic'),
    ])
    await column('f', 'dynamic', { quota: { responsible: [stranger] } }).then((fresh) => article(fresh, NOW))
    for (const one of still) await article(one, fromShanghai(2026, 11, 1))
    await inspectionDay({ db, env }).handler(runAt(NOW))
    await deliverNotifications({ db, env }).handler(runAt(NOW))
    const told = async (recipient: ObjectId | undefined) => (await db.collection('notifications').find({ kind: 'inspection-forecast', recipient, topic: 'incident:inspection:columns-stale' }).toArray()).map(({ text }) => String(text))
    expect(await told(responsible)).toEqual([expect.stringMatching(/涉及：.*甲栏（a） 最近更新 2026-11-01/)])
    expect(await Promise.all([editor, stranger].map(told))).toEqual([[], []])
    expect(await told(operator)).toHaveLength(1)
  })

  it('vetoes at five standing columns, says so in an incident, and both end with one publication', async () => {
    const columns = await Promise.all(['a', 'b', 'c', 'd'].map((path) => column(path, 'dynamic')))
    const notices = await column('e', 'notice')
    for (const one of columns) await article(one, fromShanghai(2026, 11, 9, 23, 59))
    await article(notices, fromShanghai(2026, 5, 23))
    await inspectionDay({ db, env }).handler(runAt(NOW))
    expect(await db.collection('inspectionDays').findOne({ day: '2026-11-24' })).toMatchObject({ verdict: 'vetoed' })
    expect(await db.collection('incidents').findOne({ key: 'inspection:columns-stale', state: 'open' })).toMatchObject({ severity: 'error', title: '检查指标不合格：栏目不更新' })
    await article(notices, NOW)
    await inspectionDay({ db, env }).handler(runAt(NOW))
    expect(await itemOf('columns-stale')).toMatchObject({ distance: 1, state: 'passed' })
    expect(await db.collection('inspectionDays').countDocuments()).toBe(1)
    expect(await db.collection('incidents').countDocuments({ key: 'inspection:columns-stale', state: 'open' })).toBe(0)
  })

  it('counts what lies below a column, not what is hidden, dated ahead or in an exempt column', async () => {
    const top = await column('top', 'dynamic')
    const below = await column('top/below', 'other')
    const exempt = await column('old', 'dynamic', { inspection: { exempt: true } })
    await article(top, fromShanghai(2026, 1, 1))
    await article(below, fromShanghai(2026, 11, 23))
    await article(top, fromShanghai(2026, 12, 1))
    await article(top, fromShanghai(2026, 11, 20), { _status: 'draft' })
    await article(exempt, fromShanghai(2020, 1, 1))
    await inspectionDay({ db, env }).handler(runAt(NOW))
    expect(await itemOf('columns-stale')).toMatchObject({ evidence: [{ detail: '最近更新 2026-11-23', place: 'top（top）' }] })
    expect(await itemOf('columns-blank')).toMatchObject({ distance: 5 })
  })

  it('names pages without their tags, and judges by the profile the installation edited', async () => {
    await article(await column('a', 'dynamic'), NOW)
    await db.collection('globals').insertOne({ globalType: 'inspectionProfile', name: '本省办法', rules: [{ cap: 30, key: 'page-tags-missing', points: 30 }] })
    const counts = await inspectionDay({ db, env }).handler(runAt(NOW))
    expect(await itemOf('page-tags-missing')).toMatchObject({ evidence: [{ detail: '缺少 ContentSource' }], points: 30, state: 'breached' })
    expect(counts['score']).toBe(70)
  })

  it('does not judge page tags of a portal that does not answer', async () => {
    await column('a', 'dynamic')
    await inspectionDay({ db, env: silent }).handler(runAt(NOW))
    expect(await itemOf('page-tags-missing')).toMatchObject({ state: 'unknown' })
  })
})

describe('probePortal', () => {
  it('remembers how the home page opened, and that it did not', async () => {
    await probePortal({ db, env }).handler(runAt(NOW, '1'))
    status = 503
    await probePortal({ db, env }).handler(runAt(NOW, '2'))
    status = 200
    await probePortal({ db, env: silent }).handler(runAt(NOW, '3'))
    expect(await db.collection('probes').find().sort({ _id: 1 }).toArray()).toMatchObject([{ ok: true, status: 200 }, { ok: false, status: 503 }, { ok: false, status: null }])
  })
})
