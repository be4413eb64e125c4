import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { PASSWORD, type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>
let portal: TestPayload
let admin: Account
let editor: Account
let trade: Account

const me = async (token: string): Promise<unknown> => (await portal.rest('GET', '/users/me', { token })).body['user'] ?? null
const message = ({ body }: RestAnswer): string => body.errors?.[0]?.message ?? ''

beforeAll(async () => {
  portal = await startPayload('model-accounts')
}, 60_000)

afterAll(async () => portal.destroy())

describe('closed doors', () => {
  it('should keep first-register closed on an empty and on a filled database', async () => {
    const body = { email: 'first@example.com', name: '头一个', password: PASSWORD, roles: ['admin'] }
    expect((await portal.rest('POST', '/users/first-register', { body })).status).toBe(403)
    expect((await portal.payload.count({ collection: 'users' })).totalDocs).toBe(0)
    admin = await portal.account('admin')
    editor = await portal.account('editor')
    trade = await portal.account('trade')
    expect((await portal.rest('POST', '/users/first-register', { body })).status).toBe(403)
    expect((await portal.payload.count({ collection: 'users' })).totalDocs).toBe(3)
  })

  it('should answer /api/access and every collection to nobody anonymous', async () => {
    expect((await portal.rest('GET', '/access')).status).toBe(401)
    expect((await portal.rest('GET', '/access', { token: editor.token })).status).toBe(200)
    for (const slug of Object.keys(portal.payload.collections)) {
      const { status } = await portal.rest('GET', `/${slug}`)
      // Payload's own bookkeeping has no endpoints at all.
      expect([slug, [403, 501].includes(status)]).toEqual([slug, true])
    }
  })
})

describe('login', () => {
  it('should answer the same for unknown, wrong, locked and disabled', async () => {
    const locked = await portal.account('port')
    const disabled = await portal.account('port')
    await portal.payload.update({ collection: 'users', data: { disabled: true }, id: disabled.id })
    for (let attempt = 0; attempt < 6; attempt += 1) await portal.login(locked.email, 'Wrong-Passw0rd!')
    const answers = [await portal.login('nobody@example.com'), await portal.login(editor.email, 'Wrong-Passw0rd!'), await portal.login(locked.email), await portal.login(disabled.email)]
    expect(answers.map(({ body, status }) => JSON.stringify({ body, status }))).toEqual(answers.map(() => JSON.stringify({ body: answers[0]?.body, status: 401 })))
  })

  it('should end sessions at once when an account is disabled, changes role or password, or logs out', async () => {
    const person = await portal.account('editor')
    expect(await me(person.token)).toMatchObject({ email: person.email })
    for (const data of [{ roles: ['port'] }, { password: 'Other-Passw0rd!8' }, { disabled: true }]) {
      const { body } = await portal.login(person.email, person.email && ('password' in data || 'disabled' in data) ? undefined : PASSWORD)
      const token = String(body['token'] ?? (await portal.login(person.email, 'Other-Passw0rd!8')).body['token'])
      expect(await me(token)).toMatchObject({ id: person.id })
      expect((await portal.rest('PATCH', `/users/${person.id}`, { body: data, token: admin.token })).status).toBe(200)
      expect(await me(token)).toBeNull()
    }
  })

  it('should note the last login and keep every secret out of the answers', async () => {
    const { body } = await portal.login(editor.email)
    const text = JSON.stringify([body, (await portal.rest('GET', `/users/${editor.id}?showHiddenFields=true`, { token: admin.token })).body])
    expect(text).not.toMatch(/"(hash|salt|resetPasswordToken|apiKey|lockUntil|loginAttempts)"/)
    expect((await portal.payload.findByID({ collection: 'users', id: editor.id })).lastLoginAt).toEqual(expect.any(String))
  })
})

describe('rights', () => {
  it('should let nobody grant roles to themselves, nor a non-administrator to anybody', async () => {
    await portal.rest('PATCH', `/users/${editor.id}`, { body: { disabled: false, name: '改名', roles: ['admin'] }, token: editor.token })
    expect(await portal.payload.findByID({ collection: 'users', id: editor.id })).toMatchObject({ name: '改名', roles: ['editor'] })
    const own = await portal.rest('PATCH', `/users/${admin.id}`, { body: { roles: ['admin', 'reviewer'] }, token: admin.token })
    expect([own.status, message(own)]).toEqual([403, expect.stringContaining('自己的角色')])
    const bulk = await portal.rest('PATCH', `/users?where[id][equals]=${admin.id}`, { body: { roles: ['admin', 'reviewer'] }, token: admin.token })
    expect(bulk.body.docs ?? []).toHaveLength(0)
    expect((await portal.rest('PATCH', `/users/${admin.id}`, { body: { password: 'Taken-0ver!!', roles: ['editor'] }, token: editor.token })).status).toBe(403)
    expect((await portal.rest('POST', '/users', { body: { email: 'x@example.com', name: 'x', password: PASSWORD, roles: ['admin'] }, token: editor.token })).status).toBe(403)
    expect((await portal.rest('DELETE', `/users/${admin.id}`, { token: admin.token })).status).toBe(403)
  })

  it('should take no field of the server from a client', async () => {
    const body = {
      hash: 'canary', lastLoginAt: '2020-01-01T00:00:00Z', lockUntil: '2099-01-01T00:00:00Z', loginAttempts: 99, resetPasswordToken: 'canary', salt: 'canary',
      sessions: [{ expiresAt: '2099-01-01T00:00:00Z', id: 'canary' }],
    }
    const made = await portal.rest('POST', '/users', { body: { ...body, email: 'made@example.com', name: 'made', password: PASSWORD, roles: ['auditor'] }, token: admin.token })
    const id = String(made.body.doc?.['id'])
    await portal.rest('PATCH', `/users/${id}`, { body, token: admin.token })
    const stored = JSON.stringify(await portal.payload.db.findOne({ collection: 'users', where: { id: { equals: id } } }))
    expect(stored).not.toMatch(/canary|"loginAttempts":99|2099/)
    expect((await portal.login('made@example.com')).status).toBe(200)
  })

  it('should let only administrators give API keys, which no answer shows and a disabled account loses', async () => {
    const person = await portal.account('trade')
    const key = 'k3y-canary-0123456789-abcdefghijklmnop'
    const give = (token: string, apiKey = key) => portal.rest('PATCH', `/users/${person.id}`, { body: { apiKey, enableAPIKey: true }, token })
    const use = () => portal.rest('GET', '/centers', { headers: { authorization: `users API-Key ${key}` } })
    await give(person.token)
    expect((await use()).status).toBe(403)
    expect((await give(admin.token, 'short')).status).toBe(400)
    const given = await give(admin.token)
    expect([given.status, (await use()).status]).toEqual([200, 200])
    const answers = [given, await portal.rest('GET', `/users/${person.id}`, { token: admin.token }), await portal.rest('GET', '/users/me', { headers: { authorization: `users API-Key ${key}` } })]
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/canary|"apiKey"|"apiKeyIndex"/)
    await portal.rest('PATCH', `/users/${person.id}`, { body: { disabled: true }, token: admin.token })
    expect((await use()).status).toBe(403)
  })

  it('should show colleagues by name only, and refuse to search by what is not shown', async () => {
    const { body } = await portal.rest('GET', `/users?limit=50`, { token: editor.token })
    const other = body.docs?.find(({ id }) => id === admin.id)
    expect(other).toMatchObject({ id: admin.id, name: 'admin1' })
    expect(Object.keys(other ?? {})).not.toEqual(expect.arrayContaining(['email']))
    expect(JSON.stringify(other)).not.toMatch(/example\.com|"roles"/)
    expect((await portal.rest('GET', '/users?where[email][like]=admin', { token: editor.token })).status).toBe(400)
  })

  it('should give administrators no content, and auditors every read but no write', async () => {
    const auditor = await portal.account('auditor')
    for (const slug of ['news', 'pages', 'faqs', 'columns', 'media', 'attachments', 'feeWaiverPolicies', 'evaluationScores', 'waiverRecords', 'applications'] as const) {
      expect([slug, (await portal.rest('GET', `/${slug}`, { token: admin.token })).status]).toEqual([slug, 403])
      expect([slug, (await portal.rest('GET', `/${slug}`, { token: auditor.token })).status]).toEqual([slug, 200])
      expect([slug, (await portal.rest('POST', `/${slug}`, { body: { title: 'x' }, token: auditor.token })).status]).not.toEqual([slug, 201])
      expect((await portal.payload.count({ collection: slug })).totalDocs).toBe(0)
    }
  })

  it('should show a centre user the own centre only', async () => {
    const [own, other] = [await portal.payload.create({ collection: 'centers', data: { name: '武汉', slug: 'wuhan' } }), await portal.payload.create({ collection: 'centers', data: { name: '黄石', slug: 'huangshi' } })]
    const person = await portal.account('center', { center: own.id })
    const { body } = await portal.rest('GET', '/centers', { token: person.token })
    expect(body.docs?.map(({ name }) => name)).toEqual(['武汉'])
    expect((await portal.rest('GET', `/centers/${other.id}`, { token: person.token })).status).toBe(404)
    expect((await portal.rest('GET', '/news', { token: person.token })).status).toBe(403)
    expect((await portal.rest('GET', '/evaluationSchemes', { token: person.token })).status).toBe(200)
    expect((await portal.rest('PATCH', `/users/${person.id}`, { body: { center: other.id }, token: person.token })).status).toBe(200)
    expect((await portal.payload.findByID({ collection: 'users', depth: 0, id: person.id })).center).toBe(own.id)
  })

  it('should bound how much one request reads', async () => {
    const docs = Array.from({ length: 520 }, (_, index) => ({ code: `S${index}`, name: `场所${index}`, status: 'active' }))
    await portal.payload.db.collections['supervisedSites']?.insertMany(docs)
    for (const query of ['limit=0', 'limit=100000', 'pagination=false']) {
      const { body } = await portal.rest('GET', `/supervisedSites?${query}`, { token: trade.token })
      expect([query, body.docs?.length]).toEqual([query, 500])
    }
  })
})
