import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>
let portal: TestPayload
let trade: Account
let trade2: Account
let centreUser: Account
let scheme: string
let centres: string[]

const send = (...[method, url, who, body]: [string, string, Account, unknown?]): Promise<RestAnswer> => portal.rest(method, url, { body: body ?? {}, token: who.token })
const message = ({ body }: RestAnswer): string => body.errors?.[0]?.message ?? ''
const idOf = ({ body }: RestAnswer): string => String(body.doc?.['id'])
const values = (a: number, b: number) => [{ indicator: 'a', points: 999, raw: a }, { indicator: 'b', raw: b }]

beforeAll(async () => {
  portal = await startPayload('model-business')
  const { payload } = portal
  centres = [(await payload.create({ collection: 'centers', data: { name: '武汉', slug: 'wuhan' } })).id, (await payload.create({ collection: 'centers', data: { name: '黄石', slug: 'huangshi' } })).id]
  trade = await portal.account('trade')
  trade2 = await portal.account('trade')
  centreUser = await portal.account('center', { center: centres[0] })
  const indicators = [
    { key: 'a', max: 10, min: 0, name: '业务量', scoring: 'linear', weight: 60 }, { key: 'b', name: '满意度', scoring: 'threshold', threshold: 90, weight: 40 },
  ]
  scheme = idOf(await send('POST', '/evaluationSchemes', trade, { from: '2026-01', indicators, name: '方案', state: 'active', version: 1 }))
}, 60_000)

afterAll(async () => portal.destroy())

describe('evaluation scores', () => {
  it('should be computed by the server, confirmed by a second person, ranked, frozen and corrected by a revision', async () => {
    const make = (center?: string) => send('POST', '/evaluationScores', trade, { center, period: '2026-10', scheme, state: 'published', total: 100, values: values(5, 95) })
    const [first, second] = [await make(centres[0]), await make(centres[1])]
    expect(first.body.doc).toMatchObject({ current: false, revision: 1, state: 'draft', total: 70 })
    const [one, two] = [idOf(first), idOf(second)]
    expect((await send('POST', `/evaluationScores/${one}/confirm`, trade)).status).toBe(403)
    await send('PATCH', `/evaluationScores/${two}`, trade, { values: values(10, 95) })
    for (const id of [one, two]) {
      expect(message(await send('POST', `/evaluationScores/${id}/confirm`, trade2))).toBe('')
      expect(message(await send('POST', `/evaluationScores/${id}/publish`, trade))).toBe('')
    }
    const { docs } = await portal.payload.find({ collection: 'evaluationScores', sort: 'rank' })
    expect(docs.map(({ rank, state, total }) => [rank, state, total])).toEqual([[1, 'published', 100], [2, 'published', 70]])
    expect((await send('PATCH', `/evaluationScores/${one}`, trade, { values: values(10, 95) })).status).toBe(409)
    expect((await send('POST', `/evaluationScores/${one}/correct`, trade)).status).toBe(400)
    const revision = await send('POST', `/evaluationScores/${one}/correct`, trade, { reason: '业务量误录' })
    expect(revision.body.doc).toMatchObject({ revision: 2, state: 'draft', total: 70 })
    expect((await send('POST', `/evaluationScores/${one}/correct`, trade, { reason: '再来' })).status).toBe(409)
    await send('PATCH', `/evaluationScores/${idOf(revision)}`, trade, { adjustments: [{ points: 5, reason: '加分' }], values: values(10, 95) })
    await send('POST', `/evaluationScores/${idOf(revision)}/confirm`, trade2)
    expect(message(await send('POST', `/evaluationScores/${idOf(revision)}/publish`, trade2))).toBe('')
    const now = await portal.payload.find({ collection: 'evaluationScores', sort: 'rank', where: { current: { equals: true } } })
    expect(now.docs.map(({ rank, revision: number, total }) => [rank, number, total])).toEqual([[1, 2, 105], [2, 1, 100]])
  })

  it('should refuse a wrong month, an unknown indicator and a second score of the same month', async () => {
    const make = (extra: Record<string, unknown>) => send('POST', '/evaluationScores', trade, { center: centres[0], period: '2026-11', scheme, values: [], ...extra })
    expect([(await make({ period: '2026-13' })).status, (await make({ period: '2025-12' })).status, (await make({ values: [{ indicator: 'x', raw: 1 }] })).status]).toEqual([400, 400, 400])
    expect((await make({})).status).toBe(201)
    expect((await make({})).status).toBe(400)
  })

  it('should let a centre complete the own draft only, and only its values', async () => {
    const [own, other] = await Promise.all(centres.map(async (center) => idOf(await send('POST', '/evaluationScores', trade, { center, period: '2026-09', scheme, values: [] }))))
    const saved = await send('PATCH', `/evaluationScores/${own}`, centreUser, { adjustments: [{ points: 50, reason: '自己加' }], center: centres[1], values: values(10, 95) })
    expect([message(saved), saved.body.doc?.['total']]).toEqual(['', 100])
    expect((await portal.payload.findByID({ collection: 'evaluationScores', depth: 0, id: String(own) })).center).toBe(centres[0])
    expect([403, 404]).toContain((await send('PATCH', `/evaluationScores/${other}`, centreUser, { values: values(10, 95) })).status)
    expect((await send('POST', `/evaluationScores/${own}/confirm`, centreUser)).status).toBe(403)
  })

  it('should freeze a scheme once used', async () => {
    const changed = await send('PATCH', `/evaluationSchemes/${scheme}`, trade, { name: '改名' })
    expect([changed.status, message(changed)]).toEqual([409, expect.stringContaining('新版本')])
    expect((await send('POST', '/evaluationSchemes', trade, { from: '2026-01', indicators: [{ key: 'a', name: '空', scoring: 'linear', weight: 1 }], name: '坏', version: 1 })).status).toBe(400)
    expect((await send('PATCH', `/evaluationSchemes/${scheme}`, trade, { state: 'retired' })).status).toBe(200)
  })
})

describe('fee-waiver policies', () => {
  const data = { _status: 'published' as const, effectiveFrom: '2025-12-31T16:00:00Z', feeKinds: ['hoisting' as const], title: '查验免收费政策' }

  it('should work out validity and refuse a contradiction without succession', async () => {
    const { payload } = portal
    const first = await payload.create({ collection: 'feeWaiverPolicies', data: { ...data, effectiveTo: '2098-12-30T16:00:00Z' } })
    expect(first.validity).toBe('current')
    const later = { ...data, effectiveFrom: '2026-05-31T16:00:00Z', title: '另一政策' }
    await expect(payload.create({ collection: 'feeWaiverPolicies', data: later })).rejects.toThrow('查验免收费政策')
    await expect(payload.create({ collection: 'feeWaiverPolicies', data: { ...later, effectiveTo: '2026-01-01T00:00:00Z' } })).rejects.toThrow('早于生效日期')
    await payload.create({ collection: 'feeWaiverPolicies', data: { ...later, supersedes: first.id } })
    expect((await payload.findByID({ collection: 'feeWaiverPolicies', id: first.id })).validity).toBe('superseded')
  })
})

describe('columns', () => {
  it('should lead every address below a moved column to the new one', async () => {
    const { payload } = portal
    const top = await payload.create({ collection: 'columns', data: { slug: 'old', title: '旧栏目' } })
    const below = await payload.create({ collection: 'columns', data: { parent: top.id, slug: 'sub', title: '下级' } })
    await payload.create({ collection: 'news', data: { _status: 'published', column: below.id, slug: 'one', title: '文章' } })
    await payload.update({ collection: 'columns', data: { slug: 'new' }, id: top.id })
    expect((await payload.findByID({ collection: 'columns', id: below.id })).path).toBe('new/sub')
    const { docs } = await payload.find({ collection: 'redirects', depth: 0, sort: 'from', where: { origin: { equals: 'auto' } } })
    expect(docs.map(({ from, toPath }) => [from, toPath])).toEqual([['/old', '/new/'], ['/old/sub', '/new/sub/'], ['/old/sub/one.html', '/new/sub/one.html']])
    await expect(payload.update({ collection: 'columns', data: { parent: below.id }, id: top.id })).rejects.toThrow('上级栏目')
    await expect(payload.delete({ collection: 'columns', id: below.id })).rejects.toThrow('1 篇文章')
  })
})
