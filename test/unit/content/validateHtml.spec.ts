import { describe, expect, it } from '@jest/globals'

import { HTML_RULES } from '../../../src/content/html/htmlRules.ts'
import { validateHtml } from '../../../src/content/validateHtml.edge.ts'

/** Each finding as `rule line:column text`. */
const found = (html: string, isPage = false): string[] =>
  validateHtml({ field: 'body', html, isPage }).map(({ column, line, rule, text }) => `${rule.replace('html/', '')} ${line}:${column} ${text}`)

const page = (head: string, body: string): string => `<!DOCTYPE html>\n<html lang="zh-CN"><head><title>题</title>${head}</head><body>${body}</body></html>`

describe('validateHtml', () => {
  it.each([
    ['<p>甲<div>乙</div></p>', ['close-order 1:17 </p>']],
    ['<p>好。</p>\r\n<p id="a">甲</p>\r\n<p id="a">乙</p>', ['no-dup-id 3:1 <p id="a">']],
    ['<p><b>甲<i>乙</b></i></p>', ['close-order 1:8 <i>']],
    ['<h2>甲</h3>', ['close-order 1:1 <h2>']],
    ['<p>甲</p', ['parser-error 1:5 </p']],
    ['<a href="x"><a href="y">甲</a></a>', ['element-permitted-content 1:13 <a href="y">']],
    ['<div><li>甲</li></div>', ['element-permitted-content 1:6 <li>']],
    ['<img src="a.png" alt="甲" width="50%">', ['attribute-allowed-values 1:1 <img src="a.png" alt="甲" width="50%">']],
    ['<p>&foo;甲</p>', ['unrecognized-char-ref 1:4 &foo;']],
    ['<p>甲<br></br></p>', ['void-content 1:9 </br>']],
    ['<p class="a" class="b">甲</p>', ['no-dup-attr 1:1 <p class="a" class="b">']],
    ['<iframe src="x"></iframe>', ['element-required-attributes 1:1 <iframe src="x">']],
  ])('finds what makes browsers guess: %s', (html, findings) => expect(found(html)).toEqual(findings))

  it.each([
    '<p>R&D 和 a < b</p>', '<P CLASS=x>大写与省略引号</P>', '<ul><li>甲<li>乙</ul><p>省略结束标签', '<font color="red">别的规则说</font>', '<ul><p>别的规则说</p></ul>', '<p style="color:red">甲</p>', '<img src="a.png">',
    '<h2></h2><h4>甲</h4>', '<p foo="1" data-x="2">甲</p>', '<a name="top">甲</a>', '<table border="1" width="100%"><tr><td align="left">甲</td></tr></table>', '<o:p></o:p>', '<br/>',
  ])('leaves taste and what other rules tell alone: %s', (html) => expect(found(html)).toEqual([]))

  it('asks a page for what only pages have', () => {
    expect(found(page('', '<h1>题</h1>'), true)).toEqual([])
    expect(found('<html lang="zh-CN"><head><title></title></head><body></body></html>', true)).toEqual(['missing-doctype 1:1 <html lang="zh-CN">', 'empty-title 1:26 <title>'])
  })

  it('refuses what is too long or too deep, without running into it', () => {
    expect(found('<div>'.repeat(10_000))).toEqual(['document-too-deep undefined:undefined '])
    expect(found(`<p>${'甲'.repeat(200_000)}</p>`)).toEqual(['document-too-large undefined:undefined '])
  })

  it('speaks Chinese in every message', () => {
    for (const [ruleId, { message }] of Object.entries(HTML_RULES)) expect(message({ message: '"a" "b"', ruleId })).toMatch(/[\u4e00-\u9fff]/)
  })
})
