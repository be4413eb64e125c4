import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { checkTargets } from '../../../src/links/checkTargets.ts'
import { ensurePageMemoryIndexes, mongoPageMemory } from '../../../src/store/mongoPageMemory.ts'
import { withServer } from '../../helpers/withServer.ts'

type Page = readonly [title: string, text: string, owner: string]

const NEWS: Page = ['全省口岸新闻', '十一月二十日，全省口岸工作会议在武汉召开。十一月十九日，阳逻港三期码头完成验收。十一月十八日，查验单位公布最新通关时效。更多新闻请关注本栏目，每个工作日更新，欢迎投稿。', '鄂ICP备05012345号']
const UPDATED: Page = ['全省口岸新闻', '十二月二日，中欧班列新开两条线路。十二月一日，企业座谈会听取意见建议，回应普遍关心的问题。十一月三十日，电子口岸完成升级改造。更多新闻请关注本栏目，每个工作日更新，欢迎投稿。', '鄂ICP备05012345号']
const SHOP: Page = ['减肥茶专卖店', '本店主营各类养生花草茶，现货速发，买二送一，支持全国包退换，老顾客推荐新顾客另有小礼物，下单前请看清规格与口味，客服每天早上九点到晚上十点为您解答，祝您选购愉快，身体健康。', '沪ICP备99054321号']

let client: MongoClient
let db: Db

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`memory_${process.pid}`)
})
beforeEach(async () => {
  await db.dropDatabase()
  await ensurePageMemoryIndexes(db)
})
afterAll(async () => {
  await db.dropDatabase()
  await client.close()
})

/** Runs as jobs make them: each opens the memory anew. Answers what each said. */
const runs = (...shown: readonly Page[]): Promise<string[]> => {
  let [title, text, owner] = NEWS
  return withServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><title>${title}</title><p>${text}</p><footer>${owner}</footer>`)
  }, async ({ origin, port }) => {
    const said: string[] = []
    for (const page of shown) {
      [title, text, owner] = page
      const memory = mongoPageMemory({ db, now: () => new Date('2026-11-24T00:00:00Z') })
      const targets = await checkTargets([`${origin}/`], { url: 'http://portal.example/', allow: [`127.0.0.1:${port}`], history: memory.history, onPage: memory.onPage, secondOpinion: false })
      await memory.flush()
      said.push(...targets.map(({ verdict, reason }) => `${verdict} ${reason}`))
    }
    return said
  })
}

describe('pages of other sites from run to run', () => {
  it('should be a danger where another owner shows another topic, as long as it stays so', async () => {
    expect(await runs(NEWS, SHOP, SHOP, NEWS)).toEqual(['ok ok', 'danger drift', 'danger drift', 'ok ok'])
  })

  it('should be fine where a list of news is updated, and be remembered as it is now', async () => {
    expect(await runs(NEWS, UPDATED)).toEqual(['ok ok', 'ok ok'])
    expect(await db.collection('pageMemories').find().toArray()).toMatchObject([{ title: UPDATED[0], text: expect.stringContaining('中欧班列') }])
  })

  it('should tell a fault of the database at the end and accuse nobody meanwhile', async () => {
    const gone = new MongoClient('mongodb://127.0.0.1:1/', { serverSelectionTimeoutMS: 50 })
    const memory = mongoPageMemory({ db: gone.db('x'), now: () => new Date(0) })
    expect(await memory.history('http://h/')).toBeNull()
    await expect(memory.flush()).rejects.toThrow()
    await gone.close()
  })
})
