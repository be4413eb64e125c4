import { randomInt } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FlattenedField } from 'payload'

import type { RestAnswer } from '../../helpers/startPayload.ts'
import type { Data } from './sampleData.ts'
import { ACTORS, type Actor, startWorld, type World } from './world.ts'

const LONG = Boolean(process.env['LONG'])
const CANARY = 'c4n4ry'
const SECRETS: Data = {
  apiKey: `${CANARY}key`, apiKeyIndex: `${CANARY}index`, hash: `${CANARY}hash`, lockUntil: '2098-01-01T00:00:00.000Z', loginAttempts: 4, resetPasswordExpiration: '2098-01-01T00:00:00.000Z',
  resetPasswordToken: `${CANARY}reset`, salt: `${CANARY}salt`, sessions: [{ createdAt: '2098-01-01T00:00:00.000Z', expiresAt: '2098-01-02T00:00:00.000Z', id: `${CANARY}session` }],
}
let world: World
let victim: string

const leaks = ({ body }: RestAnswer): boolean => /c4n4ry|2098-01/.test(JSON.stringify(body))

beforeAll(async () => {
  world = await startWorld('access-secrets')
  victim = world.ids.stranger
  await world.write('users', { id: victim, version: null }, { ...SECRETS, lockUntil: new Date('2098-01-01'), resetPasswordExpiration: new Date('2098-01-01') })
  for (const slug of ['news', 'pages', 'feeWaiverPolicies']) await world.clone(slug, { createdBy: victim, editedBy: [victim], submittedBy: victim })
  await world.clone('findings', { owner: victim })
  await world.clone('auditLog', { actor: victim })
}, 180_000)

afterAll(async () => world.portal.destroy())

describe('seeded secrets', () => {
  it('should be in no answer of any collection, at any depth, to anybody', async () => {
    const named = Object.keys(SECRETS).map((name) => `select[${name}]=true&populate[users][${name}]=true`).join('&')
    const queries = ['depth=9&limit=500&showHiddenFields=true', `depth=3&limit=500&${named}`]
    const paths = world.portal.payload.config.collections.flatMap(({ slug, versions }) => (versions ? [`/${slug}`, `/${slug}/versions`] : [`/${slug}`]))
    const urls = paths.flatMap((each) => queries.map((query) => `${each}?${query}`))
    const found: string[] = []
    for (const url of urls) {
      for (const actor of ACTORS) if (leaks(await world.rest(actor, 'GET', url))) found.push(`${actor} GET ${url}`)
    }
    expect(found).toEqual([])
  }, 120_000)

  it('should be in no answer about the account itself, nor in one to a change of it', async () => {
    const found: string[] = []
    for (const actor of ACTORS) {
      const answers = [
        await world.rest(actor, 'GET', `/users/${victim}?depth=9&showHiddenFields=true`), await world.rest(actor, 'PATCH', `/users/${victim}`, { body: { department: '部门' } }),
        await world.rest(actor, 'PATCH', `/users?where[id][equals]=${victim}`, { body: { department: '部门' } }), await world.rest(actor, 'GET', '/users/me?depth=9'),
        await world.rest(actor, 'POST', `/users/access/${victim}`, { body: {} }), await world.rest(actor, 'GET', '/access'),
      ]
      if (answers.some(leaks)) found.push(actor)
    }
    expect(found).toEqual([])
  })
})

type Path = { field: string; slug: string }

const HIDDEN = Object.keys(SECRETS).filter((name) => name !== 'sessions').concat('sessions.id')

/** Every way along relations, at most three deep, from a collection to the accounts. */
const waysToUsers = (fields: readonly FlattenedField[], depth: number, prefix = ''): string[] =>
  fields.flatMap((field): string[] => {
    if (!('name' in field)) return []
    const path = `${prefix}${field.name}`
    if (field.type === 'group' || field.type === 'tab' || field.type === 'array') return waysToUsers(field.flattenedFields, depth, `${path}.`)
    if ((field.type !== 'relationship' && field.type !== 'upload') || Array.isArray(field.relationTo)) return []
    if (field.relationTo === 'users') return [path]
    return depth > 1 ? waysToUsers(world.config(field.relationTo).flattenedFields, depth - 1, `${path}.`) : []
  })

const allPaths = (): Path[] =>
  world.portal.payload.config.collections.flatMap(({ endpoints, flattenedFields, slug }) => {
    if (!endpoints) return []
    const ways = slug === 'users' ? [''] : waysToUsers(flattenedFields, 3).map((way) => `${way}.`)
    return ways.flatMap((way) => HIDDEN.map((name) => ({ field: `${way}${name}`, slug })))
  })

const OPERATORS = ['equals', 'not_equals', 'like', 'contains', 'in', 'not_in', 'exists', 'greater_than', 'less_than_equal', 'all']

/** A guess that is right and one that is wrong: whoever may not see the value must not be able to tell them apart. */
const guesses = (field: string): [string, string] => {
  const name = field.split('.').at(-1) ?? ''
  const right = name === 'id' ? `${CANARY}session` : String(SECRETS[name])
  return [right, name === 'loginAttempts' ? '77' : `x${right}`.replace('x2098', '2097')]
}

const countOf = ({ body, status }: RestAnswer): string => `${status} ${String(body['totalDocs'] ?? '')}`

describe('questions about what is hidden', () => {
  it('should be answered the same whether the guess is right or wrong', async () => {
    const paths = allPaths()
    const readers: Actor[] = ['admin', 'auditor', 'editor', 'reviewer', 'trade', 'operator', 'center', 'anonymous']
    const all = paths.flatMap((path) => OPERATORS.flatMap((operator) => readers.map((actor) => ({ actor, operator, path }))))
    const wanted = LONG ? Math.min(all.length, 10_000) : 250
    const step = Math.max(1, Math.floor(all.length / wanted))
    const start = randomInt(step)
    const told: string[] = []
    let probes = 0
    for (let index = start; index < all.length; index += step) {
      const { actor, operator, path } = all[index]!
      const [right, wrong] = guesses(path.field)
      const ask = async (value: string) => world.rest(actor, 'GET', `/${path.slug}?depth=0&limit=1&where[${path.field}][${operator}]=${operator === 'exists' ? String(value === right) : encodeURIComponent(value)}`)
      const [one, other] = [await ask(right), await ask(wrong)]
      probes += 2
      if (countOf(one) !== countOf(other) || one.status >= 500) told.push(`${actor} ${path.slug} where ${path.field} ${operator}: ${countOf(one)} and ${countOf(other)}`)
    }
    expect(told).toEqual([])
    expect(probes).toBeGreaterThanOrEqual(Math.min(wanted, all.length))
  }, 900_000)

  it('should not be asked by sorting', async () => {
    const told: string[] = []
    for (const { field, slug } of allPaths().filter((_path, index) => LONG || index % 5 === 0)) {
      const answer = await world.rest('auditor', 'GET', `/${slug}?depth=0&sort=${field}`)
      if (![400, 403, 404].includes(answer.status)) told.push(`${slug} sort=${field}: ${answer.status}`)
    }
    expect(told).toEqual([])
  }, 120_000)
})

describe('operators and prototypes from outside', () => {
  it.each(['where[$where]=1', 'where[title][$ne]=x', 'where[title][$regex]=.*', 'where[or][0][$where]=1', 'sort[$ne]=1', 'select[$where]=true', 'where[__proto__][equals]=1', 'where[constructor][prototype][equals]=1', 'limit[$gt]=0', 'depth[__proto__]=9'])('%s should neither fail nor open anything', async (query) => {
    for (const actor of ['editor', 'center', 'anonymous'] as const) {
      const { status } = await world.rest(actor, 'GET', `/news?${query}`)
      expect([actor, status < 500, actor === 'editor' || status >= 400]).toEqual([actor, true, true])
    }
    expect(({} as Data)['equals']).toBeUndefined()
  })

  it('should be refused as e-mail and password, and leave no mark on every object', async () => {
    for (const body of [{ email: { $ne: '' }, password: { $ne: '' } }, { email: ['admin1@example.com'], password: 'x' }, { email: { $regex: '.*' }, password: 'Test-Passw0rd!9' }]) {
      expect((await world.rest('anonymous', 'POST', '/users/login', { body })).status).toBeGreaterThanOrEqual(400)
    }
    for (const text of ['{"__proto__":{"polluted":1},"title":"x"}', '{"constructor":{"prototype":{"polluted":1}},"title":"x"}', '{"source":{"__proto__":{"polluted":1}},"title":"x"}']) {
      const { id } = await world.clone('news')
      const answer = await world.rest('editor', 'PATCH', `/news/${id}`, { body: JSON.parse(text) })
      expect([answer.status < 500, ({} as Data)['polluted']]).toEqual([true, undefined])
    }
  })
})

describe('a token', () => {
  it('should say who and which session, and nothing of what the person may do', () => {
    const [, payload = ''] = String(world.people.admin.headers['authorization']).split('.')
    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Data).sort()).toEqual(['collection', 'email', 'exp', 'iat', 'id', 'sid'])
  })

  it('should not be believed from a foreign page', async () => {
    const cookie = `payload-token=${String(world.people.editor.headers['authorization']).replace('JWT ', '')}`
    const from = async (headers: Record<string, string>) => (await world.rest('anonymous', 'PATCH', `/users/${world.people.editor.id}`, { body: { name: '改名' }, headers: { cookie, ...headers } })).status
    const own = 'http://127.0.0.1:3001'
    expect([await from({ origin: 'https://evil.example' }), await from({ 'sec-fetch-site': 'cross-site' }), await from({ origin: own })]).toEqual([403, 403, 200])
  })
})
