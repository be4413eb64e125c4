import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { normalisePath } from '../../../src/redirects/normalisePath.ts'

describe('normalisePath', () => {
  it.each([
    ['/新闻/通知', '/新闻/通知'],
    ['/%E6%96%B0%E9%97%BB/通知/', '/新闻/通知'],
    ['/%e6%96%b0%e9%97%bb//%E9%80%9A%E7%9F%A5?page=2#top', '/新闻/通知'],
    ['/a/./b/../c', '/a/c'],
    ['/a/%2e%2e/c', '/c'],
    ['/../../etc', '/etc'],
    ['a/b', '/a/b'],
    ['/A/b', '/A/b'],
    ['/a%2fb', '/a%2Fb'],
    ['/100%', '/100%25'],
    ['/%7Euser', '/~user'],
    ['/a b', '/a%20b'],
    ['/%ff', '/%FF'],
    ['\\a\\b', '/a/b'],
    ['/e\u0301', '/é'],
    ['/%2541', '/%2541'],
    ['', '/'],
    ['/?q=1', '/'],
  ])('should read %p as %p', (raw, path) => {
    expect(normalisePath(raw)).toBe(path)
  })

  it('should change nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => expect(normalisePath(normalisePath(raw))).toBe(normalisePath(raw))))
  })
})
