import { describe, expect, it } from '@jest/globals'

import { allowedHosts, isForbiddenUrl } from '../../../src/links/addressGuard.ts'
import { extractDocumentLinks } from '../../../src/links/extractDocumentLinks.ts'
import { normaliseUrl } from '../../../src/links/normaliseUrl.ts'
import { parseSrcset } from '../../../src/links/parseSrcset.ts'

describe('isForbiddenUrl', () => {
  it.each(['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://①②⑦.0.0.1/', 'http://[::ffff:7f00:1]/', 'http://localhost./', 'http://169.254.169.254/', 'http://8.8.8.8:22/'])(
    'should refuse %s', (url) => expect(isForbiddenUrl(new URL(url), allowedHosts([]))).toBe(true))
  it('should let an allowed host pass on its port only', () => {
    const allowed = allowedHosts(['127.0.0.1:3000'])
    expect(isForbiddenUrl(new URL('http://127.0.0.1:3000/'), allowed)).toBe(false)
    expect(isForbiddenUrl(new URL('http://127.0.0.1:3001/'), allowed)).toBe(true)
  })
})

describe('normaliseUrl', () => {
  it.each([
    ['/查?q=中', 'gbk', 'http://h/%E6%9F%A5?q=%D6%D0'],
    [' HTTP://H/a\n b ', 'utf-8', 'http://h/a%20b'],
    ['//x.cn/y', 'utf-8', 'http://x.cn/y'],
    ['\\a\\b', 'utf-8', 'http://h/a/b'],
  ])('should resolve %j on a %s page', (raw, encoding, url) => expect(normaliseUrl(raw, 'http://h/p', encoding).url).toBe(url))
})

it('parseSrcset should keep commas inside a candidate', () => expect(parseSrcset('a,b.png 1x, c.png 2x')).toEqual(['a,b.png', 'c.png']))

it('extractDocumentLinks should name the node a link stands in', () => {
  const link = { type: 'link', fields: { url: 'https://a.cn/' }, children: [{ text: '甲' }] }
  expect(extractDocumentLinks({ root: { children: [{ type: 'paragraph', children: [link] }] } })).toEqual([
    { url: 'https://a.cn/', text: '甲', nodePath: 'root.children[0].children[0]' }])
})
