import { describe, expect, it } from '@jest/globals'

import { findQuote, textBlocks } from '../../../src/shared/findQuote.ts'

const text = (words: string) => ({ text: words, type: 'text' })
const block = (type: string, ...children: unknown[]) => ({ children, type })
const state = (...children: unknown[]) => ({ root: { children, type: 'root' } })
const body = state(block('heading', text('标题')), block('paragraph', text('出口退税'), block('link', text('指南'))), block('list', block('listitem', text('甲项')), block('listitem', text('乙项'))))

describe('findQuote', () => {
  it('should read blocks in order, list items one by one', () => {
    expect(textBlocks(body)).toEqual([
      { path: 'root.children[0]', text: '标题' }, { path: 'root.children[1]', text: '出口退税指南' }, { path: 'root.children[2].children[0]', text: '甲项' }, { path: 'root.children[2].children[1]', text: '乙项' },
    ])
  })

  it.each([
    ['stands where it was', { path: 'root.children[1]', quote: '退税指南' }, { kind: 'here', path: 'root.children[1]' }],
    ['moved', { path: 'root.children[0]', quote: '乙项' }, { kind: 'moved', path: 'root.children[2].children[1]' }],
    ['is looked for by its words alone', { path: null, quote: '退 税' }, { kind: 'here', path: 'root.children[1]' }],
    ['is gone', { path: 'root.children[1]', quote: '进口' }, { kind: 'gone' }],
    ['is a block without words', { path: 'root.children[0]', quote: null }, { kind: 'here', path: 'root.children[0]' }],
    ['is a block that is gone', { path: 'root.children[9]', quote: null }, { kind: 'gone' }],
  ] as const)('when the place %s', (...[, place, expected]) => expect(findQuote(body, place)).toEqual(expected))

  it.each([null, 7, {}, { root: null }, state()])('should find nothing in %j', (value) => expect(findQuote(value, { path: null, quote: '甲' })).toEqual({ kind: 'gone' }))
})
