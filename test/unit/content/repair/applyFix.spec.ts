import { describe, expect, it } from '@jest/globals'

import { checkRules } from '../../../../src/content/rules/checkRules.ts'
import { lexicalDocument } from '../../../../src/content/adapters/lexicalDocument.ts'
import { bareContext } from '../../../../src/content/rules/ruleContext.ts'
import { lexicalToPlain } from '../../../../src/content/render/lexicalToPlain.ts'
import { applyFix } from '../../../../src/content/repair/applyFix.ts'

const RAW = '13800138000'
const text = (words: string, format = 0) => ({ format, text: words, type: 'text', version: 1 })
const block = (type: string, ...children: unknown[]) => ({ children, type, version: 1 })
const link = (...children: unknown[]) => ({ children, fields: { linkType: 'custom', url: 'https://example.org/' }, type: 'link', version: 3 })
const body = (...blocks: unknown[]) => ({ root: { children: blocks, type: 'root', version: 1 } })
const context = bareContext(new Date('2026-11-24T02:00:00Z'))

const firstFix = (state: unknown, rule: string) => {
  const finding = checkRules(lexicalDocument({ body: state, title: '关于试点的通知' }), context).find((found) => found.rule === rule && found.fix)
  if (!finding?.fix) throw new Error(`no fix of ${rule}`)
  return applyFix(state, finding.fix, finding.nodePath)
}
const plain = (value: unknown) => lexicalToPlain(value).trim()

describe('applyFix', () => {
  it.each<[string, unknown, [rule: string, expected: string]]>([
    ['a wrong word', body(block('paragraph', text('企业提交抱关单。'))), ['word-typo', '企业提交报关单。']],
    ['a wrong word in a list', body(block('list', block('listitem', text('甲。')), block('listitem', text('提交抱关单。')))), ['word-typo', '提交报关单。']],
    ['a number', body(block('paragraph', text(`联系电话${RAW}，欢迎来电。`))), ['personal-mobile', '联系电话138****8000，欢迎来电。']],
    ['a number in two formats', body(block('paragraph', text('电话138'), text('00138000', 1), text('。'))), ['personal-mobile', '电话138****8000。']],
    ['a number that begins in a link', body(block('paragraph', text('电话'), link(text('13800')), text('138000。'))), ['personal-mobile', '电话138****8000。']],
  ])('mends %s where it stands and nothing else', (_, state, [rule, expected]) => {
    const fixed = firstFix(state, rule)
    if (fixed.kind === 'lost') throw new Error('lost')
    expect(plain(fixed.value)).toContain(expected)
    expect(JSON.stringify(fixed.value)).not.toContain(RAW)
    expect(fixed.before + fixed.after).not.toContain(RAW)
    expect(checkRules(lexicalDocument({ body: fixed.value, title: '关于试点的通知' }), context).filter((found) => found.rule === rule)).toEqual([])
  })

  it('shows what changes, and leaves the given state alone', () => {
    const state = body(block('paragraph', text('企业提交抱关单。')), block('paragraph', text('另一段。')))
    const copy = JSON.stringify(state)
    const fixed = firstFix(state, 'word-typo')
    expect(fixed).toMatchObject({ after: '企业提交报关单。', before: '企业提交抱关单。', kind: 'fixed' })
    expect(JSON.stringify(state)).toBe(copy)
    expect(fixed.kind === 'fixed' && (fixed.value as typeof state).root.children[1]).toBe(state.root.children[1])
  })

  it.each<[string, unknown, null | string]>([
    ['a path that leads nowhere', body(block('paragraph', text('抱关单'))), '4.0'], ['a path to no text', body(block('paragraph', text('抱关单'))), '0'], ['no path', body(block('paragraph', text('抱关单'))), null],
    ['other words', body(block('paragraph', text('报关单'))), '0.0'], ['words behind a line break', body(block('paragraph', text('抱关'), { type: 'linebreak' }, text('单'))), '0.0'],
    ['no state', 5, '0.0'], ['a broken path', body(block('paragraph', text('抱关单'))), 'x.y'],
  ])('gives up at %s', (_, state, path) => expect(applyFix(state, { from: '抱关单', to: '报关单' }, path)).toEqual({ kind: 'lost' }))

  it('mends a plain text, counting from its first letter', () => {
    expect(applyFix('  热线13800138000', { length: 11, offset: 2, to: '138****8000' }, null)).toMatchObject({ value: '  热线138****8000' })
    expect(applyFix('短', { length: 11, offset: 2, to: 'x' }, null)).toEqual({ kind: 'lost' })
  })
})
