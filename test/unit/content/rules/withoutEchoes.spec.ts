import { describe, expect, it } from '@jest/globals'

import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import { checkTree } from '../../../../src/content/checkTree.edge.ts'
import { bareContext, type RuleContext } from '../../../../src/content/rules/ruleContext.ts'

const CONTEXT: RuleContext = { ...bareContext(new Date('2026-11-24T02:00:00Z')), linkStanding: (href) => (/^\w+[./]/.test(href) ? { kind: 'missing' } : { kind: 'unknown' }) }

const rulesOf = (html: string): string[] => checkTree(htmlDocument(html, 'a.html'), CONTEXT).map(({ rule }) => rule)

describe('one fault is told once', () => {
  it.each([
    ['a planted link', '<p>正文。<a href="https://bet.example.com/" style="display:none">棋牌下载，代开发票</a></p>', ['hidden-link']],
    ['an address without its colon', '<p><a href="http//www.example.com">办事指南</a></p>', ['link-malformed']],
    ['a folder of the office', '<p><a href="\\\\10.0.0.8\\share\\a.doc">共享文件</a></p>', ['link-local-address']],
    ['a file that is gone', '<p>见<a href="files/rule.pdf">实施办法</a>。</p>', ['link-internal']],
    ['a file behind words that say nothing', '<p><a href="https://www.example.com/rule.pdf">点击这里</a></p>', ['link-text-meaningless']],
    ['a link without target and words', '<p>正文<a href="#"></a>。</p>', ['link-empty']],
    ['a picture without words as a link', '<p><a href="https://www.example.com/rule.pdf"><img src="https://www.example.com/a.png"></a></p>', ['image-alt']],
    ['a picture of WeChat that loads late', '<p><img data-ratio="0.5" data-src="https://mmbiz.qpic.cn/a" alt="阳逻港码头"></p>', ['foreign-markup']],
    ['a font', '<p>请<font color="red">按时</font>办理。</p>', ['inline-style']],
    ['tags closed out of turn', '<p>请<b>按<i>时</b></i>办理。</p><p>第二段。</p><p>第三段。</p>', ['html/close-order']],
    ['a tag left open', '<div><p>正文。</p>\n<strong>第二段。\n<p>第三段。</p></div>', ['html/close-order']],
  ])('%s', (...[, html, rules]) => expect(rulesOf(html)).toEqual(rules))

  it('tells of two faults of one element that have nothing to do with each other', () => {
    expect(rulesOf('<p><a href="old.html">点击这里</a></p>')).toEqual(['link-internal', 'link-text-meaningless'])
  })
})
