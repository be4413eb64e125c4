import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { contentDisposition } from '../../../src/delivery/portal/contentDisposition.ts'
import { html } from '../../../src/delivery/portal/html.ts'
import { renderPage } from '../../../src/delivery/portal/layout.ts'
import { pageNumber, pagesOf } from '../../../src/delivery/portal/load/pageNumber.ts'
import { articleTags, columnTags } from '../../../src/delivery/portal/pageTags.ts'
import { type ApplicationLine, categoriesOf } from '../../../src/delivery/portal/pages/applicationsPage.ts'
import { pointsText } from '../../../src/delivery/portal/pages/scoresPage.ts'
import { renderPager } from '../../../src/delivery/portal/parts/pager.ts'

const site = { domain: 'a.cn', icon: '/i.svg', idCode: '1', name: '湖北国际贸易“单一窗口”', origin: 'https://a.cn', stylesheet: '/s.css' }

describe('contentDisposition', () => {
  it('should name a file after RFC 5987 with an ASCII form for old programs', () => {
    expect(contentDisposition('attachment', "办事指南 (1)'.pdf")).toBe(
      `attachment; filename="____ (1)'.pdf"; filename*=UTF-8''%E5%8A%9E%E4%BA%8B%E6%8C%87%E5%8D%97%20%281%29%27.pdf`,
    )
  })

  it('should keep any name inside its header and give it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const header = contentDisposition('inline', name)
        expect(header).toMatch(/^inline; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!~%-]*$/)
        expect(decodeURIComponent(header.slice(header.lastIndexOf("''") + 2))).toBe(name.replace(/\p{Surrogate}/gu, '\ufffd'))
      }),
    )
  })
})

describe('renderPage', () => {
  it('should keep the title element within 70 characters and name the site', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (title) => {
        const found = /<title>([\s\S]*?)<\/title>/.exec(renderPage({ nav: [], site }, { content: html``, title }))?.[1] ?? ''
        expect(found.length).toBeLessThanOrEqual(70)
        expect(found.endsWith(site.name)).toBe(true)
      }),
    )
  })
})

describe('pageTags', () => {
  it('should give the publication date to the minute in Shanghai, and the site where no source is named', () => {
    const tags = articleTags({ publishedAt: new Date('2026-03-01T16:05:59Z'), source: ' ', title: '标题', url: 'https://a.cn/a.html' }, site)
    expect(tags).toEqual([['ArticleTitle', '标题'], ['PubDate', '2026-03-02 00:05'], ['ContentSource', site.name], ['Url', 'https://a.cn/a.html']])
  })

  it('should fill all four tags of a column from its name', () => {
    expect(columnTags({ name: '通知公告', type: '通知公告' }).map(([, content]) => content)).toEqual(['通知公告', '通知公告', '通知公告', '通知公告'])
  })
})

describe('renderPager', () => {
  it.each([
    [1, 1, []],
    [1, 2, [1, 2]],
    [5, 9, [1, 3, 4, 5, 6, 7, 9]],
    [9, 9, [1, 7, 8, 9]],
  ])('should offer from page %i of %i the pages %j', (page, pages, expected) => {
    const markup = renderPager({ page, pages, urlOf: (number) => `/p${number}` })?.safe ?? ''
    expect([...markup.matchAll(/aria-label="第 (\d+) 页"/g)].map(([, number]) => Number(number))).toEqual(expected)
  })
})

describe('pageNumber', () => {
  it.each([[undefined, 1], ['1', 1], ['20', 20]])('should read %j as %i', (page, expected) => {
    expect(pageNumber({ query: page === undefined ? {} : { page } })).toBe(expected)
  })

  it.each(['', '0', '-1', '1.5', '01', '1e3', '9999999', ['1', '2']])('should not find page %j', (page) => {
    expect(() => pageNumber({ query: { page } })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it('should not find a page beyond the last', () => {
    expect(pagesOf({ page: 2, pageSize: 20, total: 21 })).toBe(2)
    expect(() => pagesOf({ page: 2, pageSize: 20, total: 20 })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})

describe('categoriesOf', () => {
  it('should keep each application of a list once, categories in order of appearance', () => {
    const line = (name: string, category: string, list: ApplicationLine['list'] = 'central'): ApplicationLine => ({ category, list, name })
    const categories = categoriesOf([line('a', '乙'), line('b', '甲'), line('c', '乙'), line('d', ' '), line('e', '乙', 'local')], 'central')
    expect(categories.map(({ applications, name }) => [name, applications.map((each) => each.name)])).toEqual([['乙', ['a', 'c']], ['甲', ['b']], ['其他', ['d']]])
  })
})

describe('pointsText', () => {
  it.each([[90.126, '90.13'], [0, '0'], [undefined, '—'], [Number.NaN, '—'], [0.1 + 0.2, '0.3']])('should write %p as %s', (points, expected) => {
    expect(pointsText(points)).toBe(expected)
  })
})
