import { describe, expect, it } from '@jest/globals'

import { pageTagGaps } from '../../../src/inspection/pageTagGaps.ts'

const page = (...tags: [string, string][]): string => `<!doctype html><head>${tags.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')}</head>`
const SITE: [string, string][] = [['SiteName', '单一窗口'], ['SiteDomain', 'www.singlewindow.hb.cn'], ['SiteIDCode', '4200000000']]

describe('pageTagGaps', () => {
  it('finds nothing on a home page that carries the tags of the site, in any case', () => {
    expect(pageTagGaps(page(...SITE), 'home')).toEqual([])
    expect(pageTagGaps(page(...SITE.map(([name, content]): [string, string] => [name.toLowerCase(), content])), 'home')).toEqual([])
  })

  it('names what is missing and what is empty', () => {
    expect(pageTagGaps(page(...SITE, ['ColumnName', ' '], ['ColumnType', '工作动态']), 'column')).toEqual(['ColumnName', 'ColumnDescription', 'ColumnKeywords'])
    expect(pageTagGaps('', 'home')).toEqual(['SiteName', 'SiteDomain', 'SiteIDCode'])
  })

  it('asks more of an article', () => {
    expect(pageTagGaps(page(...SITE, ['ColumnName', 'a'], ['ColumnType', 'b']), 'article')).toEqual(['ArticleTitle', 'PubDate', 'ContentSource'])
  })
})
