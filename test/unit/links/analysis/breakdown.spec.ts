import { describe, expect, it } from '@jest/globals'

import { breakdown } from '../../../../src/links/analysis/breakdown.ts'
import { sectionFinder } from '../../../../src/links/analysis/sectionFinder.ts'
import type { Place } from '../../../../src/links/report.ts'
import { target } from '../writers/sampleReport.ts'

const SITE = 'https://portal.hb.cn/'
const SECTIONS = [{ owners: ['甲'], path: '/news/', title: '新闻' }, { owners: ['乙', '丙'], path: '/news/local/', title: '本地新闻' }, { owners: [], path: '/公告/', title: '公告' }]

const on = (path: string): Place => ({ attribute: 'href', column: 1, element: 'a', line: 1, page: new URL(path, SITE).href, text: '' })

describe('sectionFinder', () => {
  it.each([
    ['/news/1.html', '新闻'], ['/news/local/1.html', '本地新闻'], ['/news/local', '新闻'], ['/newsletter/', '/newsletter/'], ['/', '首页与根目录'], ['/about.html', '首页与根目录'],
    ['/%E5%85%AC%E5%91%8A/1.html', '公告'], ['/%E5%E5/x', '/%E5%E5/'], ['https://other.cn/news/1', 'other.cn/news/'], ['not a url', '首页与根目录'],
  ])('should place %s in %s', (page, title) => {
    expect(sectionFinder(SITE, SECTIONS)(URL.canParse(page, SITE) && page !== 'not a url' ? new URL(page, SITE).href : page).title).toBe(title)
  })
})

describe('breakdown', () => {
  const twice = target({ places: [on('/news/1.html'), on('/news/2.html'), on('/news/local/1.html')], reason: 'http-404', url: 'https://a.cn/x', verdict: 'broken' })
  const nobodys = target({ places: [on('/about/1.html')], reason: 'permanent', url: 'https://a.cn/y', verdict: 'redirected' })
  const fine = target({ places: [on('/news/1.html')], url: 'https://b.cn/' })
  const { byOwner, byReason, bySection, bySite } = breakdown({ sections: SECTIONS, site: SITE, targets: [fine, twice, nobodys] })

  it('should count a link once for each section it stands in', () => expect(bySection.map(({ links, name, owners }) => [name, links, owners])).toEqual([['/about/', 1, []], ['新闻', 1, ['甲']], ['本地新闻', 1, ['乙', '丙']]]))
  it('should count it once for each person who answers for one of them', () => expect(byOwner.map(({ links, name }) => [name, links])).toEqual([['丙', 1], ['乙', 1], ['未指定责任人', 1], ['甲', 1]]))
  it('should count problems alone', () => expect(bySite).toMatchObject([{ byVerdict: { broken: 1, redirected: 1 }, links: 2, name: 'a.cn' }]))
  it('should name reasons', () => expect(byReason.map(({ name, verdict }) => [name, verdict])).toEqual([['页面不存在，404', 'broken'], ['永久跳转', 'redirected']]))
})
