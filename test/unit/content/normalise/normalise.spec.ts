import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { normalise } from '../../../../src/content/normalise/normalise.ts'
import { lexicalToHtml } from '../../../../src/content/render/lexicalToHtml.ts'
import { anyBody, block, body, br, essence, h, link, p, table, text, unlisted } from './trees.ts'

const RUNS = process.env['LONG'] ? 10_000 : 1_000

const html = (state: unknown): string => lexicalToHtml(normalise(state).state)
const kinds = (state: unknown): string[] => {
  const result = normalise(state)
  return result.kind === 'normalised' ? result.changes.map(({ kind }) => kind) : [result.kind]
}
const long = '本通知自发布之日起施行，请各有关企业遵照执行，并做好准备工作。'

describe('normalise', () => {
  it('gives back what is in order, untouched', () => {
    const state = body(h(2, '办理流程'), p(long), table(['地区', '票数'], ['武汉', '12']))
    const once = normalise(state).state
    expect(kinds(once)).toEqual([])
    expect(normalise(once).state).toBe(once)
  })

  it.each<[string, ReturnType<typeof p>[], string]>([
    ['leading full-width blanks and blanks beside punctuation', [p('　　湖北省 ，商务厅 。 ')], '<p>湖北省，商务厅。</p>'],
    ['runs of blanks, keeping one between words', [p('甲　　乙'), p('张　三'), p('第一章 总则')], '<p>甲 乙</p><p>张　三</p><p>第一章 总则</p>'],
    ['full-width letters and digits', [p('共１２票，ＲＣＥＰ项下')], '<p>共12票，RCEP项下</p>'],
    ['marks across runs', [p('武汉', text('海关', 1), ',襄阳海关;')], '<p>武汉<strong>海关</strong>，襄阳海关；</p>'],
    ['brackets in pairs', [p('海关(含隶属海关),共3个')], '<p>海关（含隶属海关），共3个</p>'],
    ['quotes in pairs', [p('"单一窗口"上线')], '<p>“单一窗口”上线</p>'],
    ['full stops and ellipses', [p('上线运行.'), p('等等...'), p('等等。。。')], '<p>上线运行。</p><p>等等……</p><p>等等……</p>'],
    ['styles that came with a paste', [block('paragraph', [text('正文', 0, 'font-family: 宋体; color: red')], { format: 'justify', indent: 2 })], '<p>正文</p>'],
    ['lines broken by hand', [p('第一段', br, '第二段')], '<p>第一段</p><p>第二段</p>'],
    ['blank paragraphs and headings', [p(' '), p('正文'), h(3, '　'), p('')], '<p>正文</p>'],
    ['headings that skip or start at one', [h(1, '总则'), h(4, '范围'), p(long)], `<h2>总则</h2><h3>范围</h3><p>${long}</p>`],
    ['bold headings', [h(2, '总则', 1), p(long)], `<h2>总则</h2><p>${long}</p>`],
    ['bold lines that are headings', [p(text('一、总体要求', 1)), p(long), p(text('（一）目标', 1)), p(long)], `<h2>一、总体要求</h2><p>${long}</p><h3>（一）目标</h3><p>${long}</p>`],
    ['lists typed by hand', [p('1.填写申请表'), p('2.上传单证'), p('3.等待审核')], '<ol><li>填写申请表</li><li>上传单证</li><li>等待审核</li></ol>'],
    ['bullets typed by hand', [p('•甲'), p('• 乙'), p('●丙')], '<ul><li>甲</li><li>乙</li><li>丙</li></ul>'],
    ['tables without header', [table(['地区', '票数'], ['武汉', '12'])], '<table><thead><tr><th scope="col">地区</th><th scope="col">票数</th></tr></thead><tbody><tr><td>武汉</td><td>12</td></tr></tbody></table>'],
    ['links', [p('见', link(' https://a.cn/ ', '甲'), link('javascript:alert(1)', '乙'), link('https://b.cn', ''))], '<p>见<a href="https://a.cn/">甲</a>乙</p>'],
  ])('mends %s', (_what, children, expected) => {
    expect(html(body(...children))).toBe(expected)
  })

  it.each<[string, ReturnType<typeof p>]>([
    ['an address', p('详见https://a.cn/b,c?d=1;e')], ['a time and a number', p('于12:30公布1,234.5万元')], ['an English sentence', p('It works, as Hubei (China) shows: fine.')],
    ['a file name', p('附件：申请表.docx')], ['code', p(text('if (a,b) { 中文, }', 16))], ['an odd quote', p('他说："好的，明天见。')], ['a decimal at the start', p('1.5亿元')], ['a version', p('升级到V3.0.1')],
  ])('leaves %s to the letter', (_what, paragraph) => {
    expect(kinds(body(paragraph))).toEqual([])
  })

  it.each<[string, ReturnType<typeof p>[]]>([
    ['a bold signature', [p(long), p(text('湖北省商务厅', 1))]], ['a bold sentence', [p(text('请注意：逾期不再受理。', 1)), p(long)]], ['bold words in a short note', [p(text('停电通知', 1)), p('明天停电')]],
    ['two numbered lines', [p('1.甲'), p('2.乙')]], ['numbers that do not follow', [p('1.甲'), p('3.乙'), p('4.丙')]], ['a list that begins at two', [p('2.甲'), p('3.乙'), p('4.丙')]],
    ['a table of figures', [table(['2025', '12'], ['2026', '13'])]], ['a row of one cell', [table(['说明'], ['甲'])]],
  ])('keeps %s as it is', (_what, children) => {
    expect(kinds(body(...children))).toEqual([])
  })

  it('tells of each change where it stood and how it reads', () => {
    expect(normalise(body(p('甲'), p(''), p('武汉,襄阳')))).toMatchObject({
      changes: [{ after: '武汉，襄阳', before: '武汉,襄阳', kind: 'punctuation', path: '2' }, { kind: 'blank-paragraph', path: '1' }], kind: 'normalised',
    })
  })

  it('keeps nodes and properties it does not know', () => {
    const strange = { anything: { deep: [1] }, type: 'inlineBlock', version: 7 }
    const state = { more: 1, root: { ...body(p('武汉,襄阳'), block('x', [strange], { kept: true })).root, own: 2 } }
    expect(normalise(state).state).toMatchObject({ more: 1, root: { children: [{}, { children: [strange], kept: true }], own: 2 } })
  })

  it.each([['nothing', null], ['a number', 7], ['no root', {}], ['rubbish', { root: { children: [3], type: 'root' } }]])('gives back %s as it came', (_what, state) => {
    expect(normalise(state)).toEqual({ kind: 'unchanged', state })
  })

  it('gives back a cycle and a tree without a bottom as they came', () => {
    const loop: Record<string, unknown> = { type: 'paragraph' }
    loop['children'] = [loop]
    let deep: unknown = text('底')
    for (let at = 0; at < 10_000; at += 1) deep = { children: [deep], type: 'x' }
    for (const child of [loop, deep]) expect(normalise({ root: { children: [child], type: 'root' } }).kind).toBe('unchanged')
  })
})

describe('any text', () => {
  it('is the same after one pass and after two', () => {
    fc.assert(fc.property(anyBody, (state) => {
      const once = normalise(state).state
      expect(normalise(once).state).toEqual(once)
      expect(kinds(once)).toEqual([])
    }), { numRuns: RUNS, seed: 20_261_124 })
  })

  it('keeps its words', () => {
    fc.assert(fc.property(anyBody, (state) => {
      const result = normalise(state)
      const same = kinds(state).includes('typed-list') ? unlisted : essence
      expect(same(result.state)).toBe(same(state))
    }), { numRuns: RUNS, seed: 20_261_125 })
  })
})

