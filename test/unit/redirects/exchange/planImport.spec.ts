import { describe, expect, it } from '@jest/globals'

import { parseCsv } from '../../../../src/redirects/exchange/csv.ts'
import { fullRule } from '../../../../src/redirects/exchange/exchangeRule.ts'
import { type ImportSite, type KnownRule, planImport } from '../../../../src/redirects/exchange/planImport.ts'

const PAGE = { document: 'news:1', title: '关于放假的通知', url: '/tzgg/fj.html' }
const site: ImportSite = {
  documentAt: async (document) => ({ 'news:1': PAGE.url, 'news:2': null })[document],
  liveAt: async (path) => (path === PAGE.url ? PAGE : null),
  portalUrl: 'https://www.example.com',
}
const KNOWN: KnownRule[] = [
  { ...fullRule({ from: '/known', to: '/somewhere' }), automatic: false },
  { ...fullRule({ from: '/auto', to: '/somewhere' }), automatic: true },
  { ...fullRule({ from: '/led', to: '/chain' }), automatic: false },
  { ...fullRule({ from: '/gone', to: null }), automatic: false },
]

const plan = (lines: string) => planImport(parseCsv(`from,to,status,match,enabled,document\n${lines}`), { known: KNOWN, site })

describe('planImport', () => {
  it.each<[string, string, string]>([
    ['/a,/b', 'create', '新规则'],
    ['/known,/somewhere', 'skip', '已有相同'],
    ['/known/,/else', 'change', '原来跳到 /somewhere'],
    ['/a,/known', 'create', '直接指向终点 /somewhere'],
    ['/a,/tzgg/fj.html', 'create', '站内文档'],
    ['/chain,/end', 'create', '另有 1 条'],
    ['/a,/a', 'refuse', '/a → /a'],
    ['/somewhere,/known', 'refuse', '/somewhere → /known → /somewhere'],
    ['/tzgg/fj.html,/x', 'refuse', '《关于放假的通知》'],
    ['/a,/gone', 'refuse', '410'],
    ['/a,/b,303', 'refuse', '状态码'],
    ['a,/b', 'refuse', '以 / 开头'],
    ['/a,javascript:x', 'refuse', 'http://'],
    ['/auto,/somewhere,301,exact,否', 'refuse', '曾经公开'],
    ['/a,/b,301,exact,是,news:1', 'create', '站内文档'],
    ['/a,/b,301,exact,是,news:404', 'create', '新规则'],
    ['/a,,410', 'create', '新规则'],
  ])('%s → %s: %s', async (line, action, message) => expect((await plan(line)).rows).toMatchObject([{ action, line: 2, message: expect.stringContaining(message) }]))

  it('should judge each line against the lines before it', async () => {
    const { rows, writes } = await plan('/a,/b\n/b,/c\n/c,/a\n/a,/b\n/a,/x\n/d,/a')
    expect(rows.map(({ action, line }) => [line, action])).toEqual([[2, 'create'], [3, 'create'], [4, 'refuse'], [5, 'skip'], [6, 'refuse'], [7, 'create']])
    expect(rows[2]?.message).toContain('/c → /a → /c')
    expect(rows[3]?.message).toContain('第 2 行')
    expect(writes.map(({ from, to }) => [from, to])).toEqual([['/a', '/c'], ['/b', '/c'], ['/d', '/c']])
  })
})
