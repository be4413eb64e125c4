import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { parseCsv, writeRulesCsv } from '../../../../src/redirects/exchange/csv.ts'
import { type ExchangeRule, type FileRow, fullRule } from '../../../../src/redirects/exchange/exchangeRule.ts'
import { parseJson, writeRulesJson } from '../../../../src/redirects/exchange/json.ts'
import { parseNginx, writeRulesNginx } from '../../../../src/redirects/exchange/nginx.ts'
import { normalisePath, readableTarget } from '../../../../src/redirects/normalisePath.ts'
import { REDIRECT_STATUSES } from '../../../../src/redirects/types.ts'

const segment = fc.string({ maxLength: 8, minLength: 1, unit: fc.constantFrom(...'abzA09-_.~()+$*[]{}|^,;=@\'"旧新闻 ') })
const path = fc.array(segment, { maxLength: 3, minLength: 1 }).map((segments) => normalisePath(`/${segments.join('/')}`))
const tail = fc.constantFrom('', '/', '?a=1', '?a=1&b=%E4%B8%AD#c', '#d')
const target = fc.oneof(fc.tuple(path, tail).map(([base, end]) => readableTarget(base + end).replaceAll(' ', '%20')), fc.constantFrom('https://other.example/x?y=1', 'https://other.example/'))
const note = fc.constantFrom('', '机构调整', '=HYPERLINK("http://x")', '+1', "'=x", '含,逗号"和引号')
const anyRule = fc
  .record({ enabled: fc.boolean(), from: path, keepQuery: fc.boolean(), keepRest: fc.boolean(), match: fc.constantFrom('exact' as const, 'prefix' as const), note, status: fc.constantFrom(...REDIRECT_STATUSES), to: fc.option(target, { nil: null }) })
  .map((rule): ExchangeRule => ({ ...rule, status: rule.to === null ? 410 : rule.status === 410 ? 301 : rule.status }))
  .filter(({ from }) => from !== '/')
const documented = fc.tuple(anyRule, fc.boolean()).map(([rule, has]): ExchangeRule => (has ? { ...rule, document: 'news:665f1f77bcf86cd799439011' } : rule))

const rulesIn = (rows: readonly FileRow[]) => rows.map((row) => (row.kind === 'rule' ? row.rule : row))

describe('what is exported', () => {
  it('should be read back the same from CSV and JSON', () => {
    fc.assert(
      fc.property(fc.array(documented, { maxLength: 20 }), (rules) => {
        expect(rulesIn(parseCsv(writeRulesCsv(rules)))).toEqual(rules)
        expect(rulesIn(parseJson(writeRulesJson(rules)))).toEqual(rules)
      }),
      { numRuns: 200, seed: 5 },
    )
  })

  it('should be read back the same from nginx, but for notes and what is switched off', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 20 }), (rules) => {
        // What an answer does not tell (a query handed on to nowhere, the rest of an exact path) is read as the default.
        const plain = (rule: ExchangeRule) => ({ ...rule, keepQuery: rule.to === null || rule.keepQuery, keepRest: rule.match === 'exact' || rule.keepRest, note: '' })
        const read = parseNginx(writeRulesNginx(rules)).map((row) =>
          row.kind === 'rule' ? { ...row.rule, from: normalisePath(row.rule.from), to: row.rule.to && readableTarget(row.rule.to).replaceAll('%24', '$') } : row,
        )
        expect(read).toEqual(rules.filter(({ enabled }) => enabled).map(plain))
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  it('should run no cell as a formula', () => {
    const text = writeRulesCsv([fullRule({ from: '/a', note: '=1+1', to: '/b' })])
    expect(text).toContain(`"'=1+1"`)
    expect(text.split('\r\n')[0]).toBe('\uFEFF原路径,目标,状态码,匹配方式,保留后续路径,带查询参数,启用,文档,备注')
  })
})

describe('parseCsv', () => {
  it.each<[string, string, object[]]>([
    ['two columns without a header', '/a,/b\n/c,', [{ from: '/a', status: 301, to: '/b' }, { from: '/c', status: 410, to: null }]],
    ['tabs, an English header and other columns', 'source\thits\ttarget\tcode\n/a\t7\t/b\t308', [{ from: '/a', status: 308, to: '/b' }]],
    ['Chinese values', '原路径,匹配方式,目标,启用\n/a,前缀,/b,否', [{ enabled: false, from: '/a', match: 'prefix', to: '/b' }]],
  ])('should read %s', (...[, text, rules]) => expect(rulesIn(parseCsv(text))).toMatchObject(rules))

  it.each([
    ['from,to,status\n/a,/b,303', 2, '301'], ['from,to\n,/b', 2, '原路径'], ['from,to,status\n/a,,301', 2, '目标'], ['from,to,match\n/a,/b,regex', 2, '前缀'], ['from,to,enabled\n/a,/b,maybe', 2, '启用'], ['"a', 1, 'CSV'],
  ])('should say what is wrong with %j', (text, line, message) => expect(parseCsv(text)).toMatchObject([{ kind: 'unreadable', line, message: expect.stringContaining(message) }]))
})

describe('parseJson', () => {
  it.each([['{', 'JSON'], ['{"a":1}', '列表'], ['[1]', '对象'], ['[{"from":"/a","to":{"b":1},"status":"x"}]', '状态码']])('should say what is wrong with %s', (text, message) =>
    expect(parseJson(text)).toMatchObject([{ kind: 'unreadable', message: expect.stringContaining(message) }]))
})

const NGINX: [string, object][] = [
  ['rewrite ^/old\\.html$ /new.html permanent;', { from: '/old.html', keepQuery: true, match: 'exact', status: 301, to: '/new.html' }],
  ['rewrite ^/old.html$ /new.html? redirect;', { from: '/old.html', keepQuery: false, status: 302 }],
  ['rewrite ^/old/(.*)$ /new/$1 permanent;', { from: '/old', keepRest: true, match: 'prefix', to: '/new/' }],
  ['rewrite "^/旧/(.*)$" https://other.example/$1;', { from: '/旧', match: 'prefix', status: 302, to: 'https://other.example/' }],
  ['location = /old { return 301 /new$is_args$args; }', { from: '/old', keepQuery: true, match: 'exact', to: '/new' }],
  ['location = /old { return 308 /new; }', { keepQuery: false, status: 308 }],
  ['location /old/ { return 301 https://new.example$request_uri; }', { from: '/old', keepRest: true, match: 'prefix', to: 'https://new.example' }],
  ['location ^~ /old/ {\n  # said so\n  return 410;\n}', { from: '/old', match: 'prefix', status: 410, to: null }],
  ['map $uri $new {\n  default "";\n  /old /new;\n}', { from: '/old', status: 301, to: '/new' }],
  ['map $uri $new {\n  ~^/old/(.*)$ /new/$1;\n}', { from: '/old', keepRest: true, match: 'prefix', to: '/new/' }],
]

describe('parseNginx', () => {
  it.each(NGINX)('should read %j', (text, rule) => expect(rulesIn(parseNginx(text))).toMatchObject([rule]))

  it.each([
    ['rewrite ^/(a|b)$ /c permanent;', '正则'], ['rewrite ^/a$ /b last;', '识别'], ['rewrite ^/a$ /b;', '内部'], ['location = /a { return 200 ok; }', '200'], ['location /a { proxy_pass http://x; }', '识别'],
    ['rewrite ^/a$ /$host permanent;', '变量'], ['location = /a {\n return 301', '识别'],
  ])('should say why it cannot take %j', (text, message) => expect(parseNginx(text)).toMatchObject([{ kind: 'unreadable', line: 1, message: expect.stringContaining(message) }]))
})
