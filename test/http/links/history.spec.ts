import { describe, expect, it } from '@jest/globals'

import { patrol } from '../../../src/links/patrol.ts'
import type { PageMemory } from '../../../src/links/trace.ts'
import { withServer } from '../../helpers/withServer.ts'

type Page = readonly [title: string, text: string, owner: string]

const ASSOCIATION: Page = ['全省机电商会', '商会为会员单位提供展会组织、标准制定、人才培训和法律咨询服务，每年举办机电产品进出口洽谈会，发布行业运行报告和企业名录，欢迎省内机电企业申请加入，共同开拓国际市场，推动产业升级。', '鄂ICP备05012345号']
const CHANGED: Page = ['全省机电商会新版网站', '商会为会员单位提供展会组织、标准制定、人才培训和法律咨询服务。新版网站上线，栏目有所调整，每年举办机电产品进出口洽谈会，发布行业运行报告和企业名录，欢迎省内机电企业申请加入。', '鄂ICP备05012345号']
const SHOP: Page = ['减肥茶专卖店', '本店主营各类养生花草茶，现货速发，买二送一，支持全国包退换，老顾客推荐新顾客另有小礼物，下单前请看清规格与口味，客服每天早上九点到晚上十点为您解答，祝您选购愉快，身体健康。', '沪ICP备99054321号']
const REBUILT: Page = [SHOP[0], SHOP[1], ASSOCIATION[2]]

const html = ([title, text, owner]: Page): string => `<!doctype html><meta charset="utf-8"><title>${title}</title><p>${text}</p><footer>${owner}</footer>`

/** Two runs: the link's page is `before` in the first, `after` in the second. */
async function twice(before: Page, after: Page): Promise<string> {
  let shown = before
  const memory = new Map<string, PageMemory>()
  return withServer((request, response) => void response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(html(shown)), async (other) =>
    withServer((request, response) => void response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(`<p>友情链接</p><a href="${other.origin}/">x</a>`), async (site) => {
      const run = () => patrol({ url: `${site.origin}/`, allow: [`127.0.0.1:${other.port}`], history: (url) => memory.get(url) ?? null, onPage: (url, page) => void memory.set(url, page) })
      expect((await run()).targets.map(({ reason }) => reason)).toEqual(['ok'])
      expect(memory.size).toBe(1)
      shown = after
      const [target] = (await run()).targets
      return `${target?.verdict} ${target?.reason}`
    }))
}

describe('a known page', () => {
  it('should be a danger where topic and owner changed', async () => {
    expect(await twice(ASSOCIATION, SHOP)).toBe('danger drift')
  })

  it.each([['it stayed', ASSOCIATION, ASSOCIATION], ['it was edited', ASSOCIATION, CHANGED], ['its owner made something else of it', ASSOCIATION, REBUILT]] as const)('should be fine where %s', async (_name, before, after) => {
    expect(await twice(before, after)).toBe('ok ok')
  })
})
