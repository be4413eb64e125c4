import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { patrolPortal } from '../../../jobs/tasks/patrolPortal.ts'
import { recheckDueLinks } from '../../../jobs/tasks/recheckDueLinks.ts'
import { checkTargets } from '../../../src/links/checkTargets.ts'
import { patrol } from '../../../src/links/patrol.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { taskRun } from '../../helpers/taskRun.ts'
import { startServer, type TestServer } from '../../helpers/withServer.ts'

const NEWS = '<title>全省口岸新闻</title><p>十一月二十日，全省口岸工作会议在武汉召开。十一月十九日，阳逻港三期码头完成验收。十一月十八日，查验单位公布最新通关时效。更多新闻请关注本栏目，每个工作日更新，欢迎投稿。</p>鄂ICP备05012345号'
const SHOP = '<title>减肥茶专卖店</title><p>本店主营各类养生花草茶，现货速发，买二送一，支持全国包退换，老顾客推荐新顾客另有小礼物，下单前请看清规格与口味，客服每天早上九点到晚上十点为您解答，祝您选购愉快。</p>沪ICP备99054321号'

let client: MongoClient
let db: Db
let outside: TestServer
let portal: TestServer
let shown = NEWS

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`patrol_drift_${process.pid}`)
  const page = (inside: string): string => `<!doctype html><meta charset="utf-8">${inside}`
  outside = await startServer((request, response) => void response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page(shown)))
  portal = await startServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page(`<title>首页</title><p>口岸通关服务。</p><a href="${outside.origin}/">口岸新闻</a>`))
  })
})
afterEach(() => db.dropDatabase())
afterAll(async () => {
  await portal.close()
  await outside.close()
  await client.close()
})

/** One patrol of the portal a day, as its job runs it, while the other site shows a page; what the finding about it says then. */
const patrolsOf = async (pages: readonly string[]): Promise<unknown[]> => {
  const context = { db, env: readEnv({ PATROL_ALLOW: `127.0.0.1:${outside.port}`, PORTAL_URL: portal.origin, SEED: 'none' }) }
  const said: unknown[] = []
  for (const [day, page] of pages.entries()) {
    shown = page
    await patrolPortal(context, patrol).handler(taskRun(new Date(Date.UTC(2026, 10, 1 + day)), { key: `cron:patrolPortal:${day}` }))
    const finding = await db.collection('findings').findOne({ url: `${outside.origin}/` })
    said.push(finding && [finding['rule'], finding['severity'], finding['state']])
  }
  return said
}

describe('patrols of the portal, while a page of another site changes hands', () => {
  it('should find nothing at first, then a danger as long as the page is another, then that it is over', async () => {
    expect(await patrolsOf([NEWS, SHOP, SHOP, NEWS])).toEqual([null, ['drift', 'danger', 'open'], ['drift', 'danger', 'open'], ['drift', 'danger', 'fixed']])
  })

  it('should find nothing where the first page that was ever seen is the shop', async () => {
    expect(await patrolsOf([SHOP, SHOP])).toEqual([null, null])
  })
})

describe('recheckDueLinks', () => {
  it.each(['pageMemories', 'patrolHostRests'])('should have the database forget what is old in %s, also where no patrol ran before', async (name) => {
    await recheckDueLinks({ db, env: readEnv({ SEED: 'none' }) }, checkTargets).handler(taskRun(new Date()))
    expect(await db.collection(name).indexes()).toContainEqual(expect.objectContaining({ expireAfterSeconds: expect.any(Number), name: 'forget' }))
  })
})
