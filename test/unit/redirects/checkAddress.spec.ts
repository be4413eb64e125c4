import { describe, expect, it } from '@jest/globals'

import { checkFrom, checkTo } from '../../../src/redirects/checkAddress.ts'

const PORTAL = 'https://www.example.com'

describe('checkFrom', () => {
  it.each([
    ['/旧/', '/旧'], [' /a//b/ ', '/a/b'], ['https://www.example.com/%E6%97%A7', '/旧'], ['http://WWW.example.com/a', '/a'], ['/a%20b', '/a%20b'],
  ])('should read %p as %p', (raw, value) => expect(checkFrom(raw, PORTAL)).toEqual({ kind: 'fine', value }))

  it.each(['', 'a/b', '//a', '/\\a', '/', 'https://www.example.com', '/a?b=1', '/a#b', 'https://other.example/a', `/${'x'.repeat(600)}`])('should refuse %p', (raw) =>
    expect(checkFrom(raw, PORTAL)).toMatchObject({ kind: 'refused', message: expect.stringMatching(/[一-龥]/) }))
})

describe('checkTo', () => {
  it.each([
    ['/a/?b=1#c', '/a/?b=1#c'], ['https://www.example.com/新闻/?a=1', '/新闻/?a=1'], ['http://www.example.com', '/'], ['https://www.example.com?x=1', '/?x=1'],
    ['https://例子.example/a', 'https://xn--fsqu00a.example/a'], ['HTTPS://Other.example', 'https://other.example/'], ['https://www.example.com:8443/a', 'https://www.example.com:8443/a'],
  ])('should read %p as %p', (raw, value) => expect(checkTo(raw, PORTAL)).toEqual({ kind: 'fine', value }))

  it.each(['', 'a', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/', 'https://a:b@c.example/', '/a\nb', '/a b', 'https://', `/${'x'.repeat(2_100)}`])('should refuse %p', (raw) =>
    expect(checkTo(raw, PORTAL)).toMatchObject({ kind: 'refused', message: expect.stringMatching(/[一-龥]/) }))
})
