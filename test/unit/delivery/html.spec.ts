import { describe, expect, it } from '@jest/globals'

import { html, safeUrl } from '../../../src/delivery/portal/html.ts'

describe('html', () => {
  it.each([
    ['<script>', '&lt;script&gt;'],
    ['"><img onerror=x>', '&quot;&gt;&lt;img onerror=x&gt;'],
    ["a'b&c", 'a&#39;b&amp;c'],
    ['a\u0000b', 'ab'],
  ])('should escape %j', (text, expected) => {
    expect(html`<p title="${text}">${[text, null, false]}</p>`.safe).toBe(`<p title="${expected}">${expected}</p>`)
  })
})

describe('safeUrl', () => {
  it.each([
    ['/a/', '/a/'],
    ['https://a.cn/', 'https://a.cn/'],
    ['//evil.cn', null],
    ['/\\evil.cn', null],
    ['javascript:alert(1)', null],
    [' ', null],
  ])('should turn %j into %j', (url, expected) => {
    expect(safeUrl(url)).toBe(expected)
  })
})
