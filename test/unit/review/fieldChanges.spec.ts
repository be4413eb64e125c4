import { describe, expect, it } from '@jest/globals'

import { fieldChanges } from '../../../src/review/fieldChanges.ts'

const state = (...texts: string[]) => ({ root: { children: texts.map((text) => ({ children: [{ format: 0, text, type: 'text' }], type: 'paragraph' })), type: 'root' } })
const bold = (text: string) => ({ root: { children: [{ children: [{ format: 1, text, type: 'text' }], type: 'paragraph' }], type: 'root' } })

const labels = new Map([['title', '标题'], ['column', '栏目'], ['body', '正文'], ['source', '来源'], ['sticky', '置顶'], ['publishedAt', '发布日期']])
const names = new Map([['c1', '要闻'], ['c2', '公告']])

describe('fieldChanges', () => {
  it.each<[string, [Record<string, unknown>, Record<string, unknown>], [string, string][]]>([
    ['a title', [{ title: '旧题' }, { title: '新题' }], [['标题', '-旧 +新 题']]],
    ['a column, by its name', [{ column: 'c1' }, { column: { id: 'c2' } }], [['栏目', '-要闻 +公告']]],
    ['a body, by its paragraphs', [{ body: state('一段', '共三家') }, { body: state('一段', '共四家') }], [['正文', '共 -三家 +四家']]],
    ['only the format', [{ body: state('一段') }, { body: bold('一段') }], [['正文', '']]],
    ['a group', [{ source: { name: '甲', url: 'https://a.example/' } }, { source: { name: '乙', url: 'https://a.example/' } }], [['来源', '-甲 +乙']]],
    ['a mark', [{ sticky: false }, { sticky: true }], [['置顶', '-否 +是']]],
    ['an instant, in Beijing time', [{ publishedAt: '2026-11-24T01:00:00.000Z' }, { publishedAt: '2026-11-24T02:00:00.000Z' }], [['发布日期', '2026-11-24  -09 +10 :00']]],
    ['what the system keeps', [{ approvals: [1], reviewState: 'draft', title: '题' }, { approvals: [], reviewState: 'submitted', title: '题' }], []],
  ])('%s', (_name, [before, after], expected) => {
    const shown = fieldChanges(before, after, { labels, names }).map(({ label, lines }) => [label, lines.map((line) => line.map(({ kind, text }) => ({ gone: '-', new: '+', same: '' })[kind] + text).join(' ')).join('|')])
    expect(shown).toEqual(expected)
  })
})
