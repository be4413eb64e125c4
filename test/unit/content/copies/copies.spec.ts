import { describe, expect, it } from '@jest/globals'
import { constantFrom, array, assert, property } from 'fast-check'

import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import { compareTexts } from '../../../../src/content/copies/compareTexts.ts'
import { type EarlierDocument, earlierIndex } from '../../../../src/content/copies/earlierIndex.ts'
import { likeness, signatureOf } from '../../../../src/content/copies/minHash.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { copyRules } from '../../../../src/content/rules/copyRules.ts'
import { bareContext } from '../../../../src/content/rules/ruleContext.ts'
import { similarity, shingles } from '../../../../src/shared/similarity.ts'

const NEWS = [
  '3月15日，全省口岸工作会议在武汉召开，省商务厅厅长李明出席会议并讲话。', '会议总结了去年口岸开放和通关便利化工作，研究部署今年重点任务。', '会议指出，要用好国际贸易“单一窗口”，推动更多业务在线办理。',
  '会议要求，各口岸要落实查验免收费政策，切实减轻企业负担。', '武汉海关、省交通运输厅等单位作了交流发言。', '与会代表实地考察了阳逻港集装箱码头和花湖机场货站。',
].join('')
const BULLETIN = [
  '3月，全省进出口总值612.4亿元，同比增长8.1%。', '其中，出口402.3亿元，增长10.2%；进口210.1亿元，增长4.3%。', '民营企业进出口398.6亿元，占65.1%。', '机电产品出口211.7亿元，增长12.4%。', '阳逻港完成集装箱吞吐量21.3万标箱。',
  '下一步，将继续优化口岸营商环境。',
].join('')
const HOLIDAY = [
  '根据国务院办公厅通知精神，现将2025年国庆节期间服务安排通知如下。', '10月1日至8日放假调休，共8天。', '9月28日、10月11日照常上班。', '放假期间，各口岸窗口实行预约服务，企业可通过“单一窗口”提前预约。', '热线电话95198全天开通，值班电话027-87650001。', '请各单位做好值班和应急准备。',
].join('')

const judge = (text: string, earlier: EarlierDocument, { day, title }: { day: string; title: string }): string[] => {
  const document = htmlDocument(`<p>${text}</p>`, 'b/new')
  const view = contentView({ ...document, carries: new Set(['publishedAt', 'title']), meta: { ...document.meta, publishedAt: day, title } })
  const context = { ...bareContext(new Date('2026-11-24T02:00:00Z')), earlier: earlierIndex([earlier]) }
  return copyRules.flatMap((rule) => rule.check(view, context).map(() => rule.id))
}

const news = { path: 'a/news', publishedAt: '2026-03-16', text: NEWS, title: '全省口岸工作会议召开' }
const bulletin = { path: 'a/march', publishedAt: '2026-04-05', text: BULLETIN, title: '2026年3月全省外贸运行情况' }
const holiday = { path: 'a/2025', publishedAt: '2025-09-20', text: HOLIDAY, title: '关于2025年国庆节期间服务安排的通知' }

describe('copies and re-dated texts', () => {
  it.each([
    ['the same text later', NEWS, ['redated']],
    ['changed dates', NEWS.replace('3月15日', '9月18日'), ['near-copy']],
    ['changed dates, place and names', NEWS.replace('3月15日', '9月18日').replace('武汉召开', '宜昌召开').replace('李明', '王强').replace('阳逻港', '云池港'), ['near-copy']],
    ['other words here and there', NEWS.replace('总结了', '回顾了').replace('研究部署', '安排部署').replace('切实减轻', '进一步减轻').replace('实地考察了', '参观了'), ['near-copy']],
    ['sentences in another order', NEWS.split('。').reverse().join('。'), ['near-copy', 'redated']],
    ['one sentence quoted', `省商务厅解读口岸政策。会议要求，各口岸要落实查验免收费政策，切实减轻企业负担。${BULLETIN}`, []],
    ['another subject', BULLETIN, []],
  ])('%s', (_, text, expected) => {
    const found = judge(text, news, { day: '2026-09-20', title: '口岸工作会议在宜昌举行' })
    expect(expected.length === 2 ? expected.includes(found[0] ?? '') : found.join() === expected.join()).toBe(true)
  })

  it('blames the later of two', () => {
    expect(judge(NEWS, { ...news, publishedAt: '2026-10-01' }, { day: '2026-09-20', title: '会议' })).toEqual([])
  })

  it('leaves a monthly bulletin with new figures alone, and finds one with old figures', () => {
    const april = BULLETIN.replace('3月', '4月').replace(/\d+\.\d/g, (figure) => String(Number(figure) + 7.3))
    expect(judge(april, bulletin, { day: '2026-05-05', title: '2026年4月全省外贸运行情况' })).toEqual([])
    expect(judge(BULLETIN.replace('3月', '4月'), bulletin, { day: '2026-05-05', title: '2026年4月全省外贸运行情况' })).toEqual(['near-copy'])
  })

  it('leaves next year\'s notice of the same routine alone', () => {
    const next = HOLIDAY.replace('2025', '2026').replace('10月1日至8日放假调休，共8天', '10月1日至7日放假调休，共7天').replace('9月28日、10月11日', '9月27日、10月10日').replace('027-87650001', '027-87650012')
    expect(judge(next, holiday, { day: '2026-09-20', title: '关于2026年国庆节期间服务安排的通知' })).toEqual([])
  })

  it('finds a text of 60 % likeness among five hundred', () => {
    const others = Array.from({ length: 500 }, (_, at) => ({ path: `n/${at}`, publishedAt: null, text: `第${at}篇：${[...BULLETIN].sort((one, other) => ((one.charCodeAt(0) * (at + 3)) % 97) - ((other.charCodeAt(0) * (at + 3)) % 97)).join('')}`, title: `第${at}篇` }))
    expect(earlierIndex([...others, news]).alike(NEWS.replace('李明', '王强'))[0]?.path).toBe('a/news')
  })

  it('estimates the likeness of texts', () => {
    assert(property(array(constantFrom(...NEWS.split('，')), { minLength: 6 }), array(constantFrom(...NEWS.split('，'), ...BULLETIN.split('，')), { minLength: 6 }), (one, other) => {
      const [left, right] = [one.join('，'), other.join('，')]
      expect(Math.abs(likeness(signatureOf(left)!, signatureOf(right)!) - similarity(shingles(left), shingles(right)))).toBeLessThan(0.35)
    }), { numRuns: 100, seed: 5 })
  })

  it('compares nothing with nothing', () => {
    expect(compareTexts('', NEWS)).toEqual({ alike: 0, exact: 0 })
    expect(signatureOf('短')).toBeNull()
    expect(earlierIndex([]).alike(NEWS)).toEqual([])
  })
})
