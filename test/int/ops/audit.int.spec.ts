import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { CONTEXT_REASON } from '../../../src/shared/context.ts'
import { sealAuditLog, verifyAuditLog } from '../../../src/store/auditLog.ts'
import { mongoCollection } from '../../../src/store/mongo.ts'
import { type Doc, type Ops, startOps } from './startOps.ts'

let ops: Ops
let user: Doc

beforeAll(async () => {
  ops = await startOps('audit', { audited: ['users'], trustProxy: true })
  user = await ops.api.create({ collection: 'users', data: { email: 'wang@example.com', name: '王审核', password: 'Very-Secret-99' } })
})

afterAll(() => ops.stop())

const log = () => mongoCollection(ops.payload, 'auditLog')
const entriesOf = async (documentId: string) => (await ops.api.find({ collection: 'auditLog', depth: 0, sort: 'at', where: { documentId: { equals: documentId } } })).docs

describe('writeAudit', () => {
  it('should log who changed what, why and from where, without values', async () => {
    const headers = new Headers({ 'x-forwarded-for': '6.6.6.6, 10.1.2.3' })
    const call = { collection: 'articles', context: { [CONTEXT_REASON]: '错别字' }, req: { headers }, user: { ...user, collection: 'users' } }
    const { id } = await ops.api.create({ ...call, data: { _status: 'published', slug: 'one', title: '第一稿标题' } })
    await ops.api.update({ ...call, data: { _status: 'published', title: '第二稿标题' }, id })
    await ops.api.delete({ ...call, id })
    const entries = await entriesOf(id)
    expect(entries.map(({ action }) => action)).toEqual(['publish', 'update', 'delete'])
    expect(entries[1]).toMatchObject({ actor: user.id, actorName: '王审核', collectionSlug: 'articles', ip: '10.1.2.3', reason: '错别字' })
    expect((entries[1]?.['changed'] as { path: string }[]).map(({ path }) => path)).toEqual(['title'])
    expect(JSON.stringify(entries)).not.toMatch(/标题/)
  })

  it('should keep credentials out when an account is made and changed', async () => {
    await ops.api.update({ collection: 'users', data: { name: '王', password: 'Other-Secret-99' }, id: user.id })
    const entries = await entriesOf(user.id)
    expect(entries).toHaveLength(2)
    expect(JSON.stringify(entries)).not.toMatch(/Secret|salt|hash|password/)
  })

  it('should leave no entry when the save is rolled back', async () => {
    const { id } = await ops.api.create({ collection: 'articles', data: { _status: 'published', slug: 'two', title: 'two' } })
    await ops.api.create({ collection: 'articles', data: { _status: 'published', slug: 'taken', title: 'taken' } })
    await expect(ops.api.update({ collection: 'articles', data: { _status: 'published', slug: 'taken' }, id })).rejects.toThrow()
    expect(await entriesOf(id)).toHaveLength(1)
  })

  it('should log redirects that people write', async () => {
    const { id } = await ops.api.create({ collection: 'redirects', data: { from: '/r', match: 'exact', status: 301, target: { kind: 'url', url: '/s' } } })
    expect(await entriesOf(id)).toMatchObject([{ action: 'create', collectionSlug: 'redirects' }])
  })
})

describe('sealAuditLog', () => {
  it('should chain every entry once, go on later, and name the row that was changed behind its back', async () => {
    const total = await log().countDocuments()
    expect(await sealAuditLog(log())).toBe(total)
    expect(await sealAuditLog(log())).toBe(0)
    await ops.api.create({ collection: 'articles', data: { _status: 'published', slug: 'late', title: 'late' } })
    expect(await sealAuditLog(log())).toBe(1)
    expect(await verifyAuditLog(log())).toMatchObject({ head: { seq: total + 1 }, state: 'whole' })
    await log().updateOne({ seq: 3 }, { $set: { actorName: '别人' } })
    expect(await verifyAuditLog(log())).toMatchObject({ seq: 3, state: 'broken' })
  })
})
