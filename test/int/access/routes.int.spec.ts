import { readFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { pino } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'

import { createDeliveryApp } from '../../../src/delivery/app.ts'
import { metricsApp } from '../../../src/server/supervisor/metricsApp.ts'
import { judgeRoute } from '../../../src/server/web/adminRoutes.ts'
import { createAdminApp } from '../../../src/server/web/createAdminApp.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { type Answered, askRoute, compareAnswers, compareRoutes, readCensus } from './census.ts'
import { expressRoutes, nextRoutes, restRoutes, standardRoutes } from './routes.ts'
import { startWorld, type World } from './world.ts'

const census = readCensus(readFileSync(path.join(import.meta.dirname, 'routes.txt'), 'utf8'))
const logger = pino({ level: 'silent' })
const product = () => ({ ready: true, roles: {} })
let world: World

beforeAll(async () => {
  world = await startWorld('access-routes')
}, 180_000)

afterAll(async () => world.portal.destroy())

describe('the routes that answer', () => {
  it('should all be reviewed: Payload’s own and ours', () => {
    const { config } = world.portal.payload
    expect(compareRoutes('every collection', standardRoutes(config), census)).toEqual([])
    expect(compareRoutes('admin port, REST', restRoutes(config).map(({ key }) => key), census)).toEqual([])
  })

  it('should all be reviewed: Express in front of the admin, and Next behind it', () => {
    const budget = new RateLimiterMemory({ duration: 1, points: 1 })
    const app = createAdminApp({ budgets: { all: budget, perAddress: budget }, env: { ...readEnv({}), PORTAL_URL: 'http://portal.example' }, logger, next: () => undefined, product })
    expect(compareRoutes('admin port, Express', expressRoutes(app), census)).toEqual([])
    expect(compareRoutes('admin port, Next', nextRoutes(path.join(import.meta.dirname, '../../../src/app')), census)).toEqual([])
  })

  it('should all be reviewed: metrics, portal and content API', async () => {
    expect(compareRoutes('metrics port', expressRoutes(metricsApp({ mongodPid: () => null, product, roles: () => [] })), census)).toEqual([])
    const client = await new MongoClient(process.env['DATABASE_URI'] ?? '').connect()
    const delivery = await createDeliveryApp({ clock: systemClock, db: client.db(), env: readEnv({ PORTAL_URL: 'http://portal.example' }), logger, uploadsDir: world.portal.dataDir })
    // The name of an asset carries a digest of its bytes.
    const found = [...new Set(expressRoutes(delivery.app).map((route) => route.replace(/\/assets\/\w+\./, '/assets/*.')))]
    await delivery.close()
    await client.close()
    expect(compareRoutes('public port', found, census)).toEqual([])
    expect(found.filter((route) => !route.startsWith('GET '))).toEqual([])
  })
})

describe('who gets through', () => {
  it('should be who was reviewed, route by route and actor by actor', async () => {
    const answers: Answered[] = []
    for (const route of restRoutes(world.portal.payload.config)) answers.push(await askRoute(world, route))
    expect(compareAnswers('admin port, REST', answers, census)).toEqual([])
  }, 180_000)

  it('should have Express refuse what the product has no use for, before Payload sees it', () => {
    const closed = ['/api/users/first-register', '/api/graphql', '/api/graphql-playground', '/api/payload-jobs/run', '/api/payload-jobs/handle-schedules', '/api/payload-kv', '/api/payload-migrations', '/admin/create-first-user']
    expect(closed.map((each) => [each, judgeRoute(each)])).toEqual(closed.map((each) => [each, 'closed']))
  })

  it('should tell strangers nothing about the fields of a collection', async () => {
    for (const actor of ['anonymous', 'disabled'] as const) {
      for (const { slug } of world.portal.payload.config.collections.filter(({ endpoints }) => endpoints)) {
        expect([slug, actor, (await world.rest(actor, 'POST', `/${slug}/access`, { body: {} })).status]).toEqual([slug, actor, 401])
      }
    }
  })
})

describe('a rule that is removed', () => {
  it('should be found: an endpoint that no longer asks, one that was closed, one that is new', async () => {
    const { config } = world.portal.payload
    const start = world.config('patrolRuns').endpoints
    const access = config.endpoints ?? []
    if (!start) throw new Error('patrolRuns has no endpoints')
    const [first] = start
    const closed = access.shift()
    start[0] = { ...start[0]!, handler: () => Response.json({}) }
    start.push({ handler: () => Response.json({}), method: 'post', path: '/:id/new' })
    const routes = restRoutes(config)
    const answers = [await askRoute(world, { key: 'GET /access', slug: null }), await askRoute(world, { key: 'POST /patrolRuns/start', slug: 'patrolRuns' })]
    start.pop()
    start[0] = first!
    access.unshift(closed!)
    expect(compareRoutes('admin port, REST', routes.map(({ key }) => key), census)).toEqual(['The route “POST /patrolRuns/:id/new” has no line. Add it to routes.txt, section “admin port, REST:”, with who may use it after “→”.'])
    expect(compareAnswers('admin port, REST', answers, census).map((line) => line.replace(/^.*“(.*)” was reviewed as open to .*, but lets through ([^.]*)\.[^]*$/, '$1: $2'))).toEqual(['GET /access: anyone', 'POST /patrolRuns/start: anyone'])
  })
})
