import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { markdownDocument } from '../../../../src/content/adapters/markdownDocument.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { placeAt } from '../../../../src/content/model/textBlocks.ts'

const viewOf = (source: string) => contentView(markdownDocument(source, 'a.md'))

/** Where the words stand, as `line:column path`. */
const placeOf = (source: string, words: string): string => {
  const block = viewOf(source).blocks.find(({ text }) => text.includes(words))
  if (!block) return 'not found'
  const { column, line, path } = placeAt(block, block.text.indexOf(words))
  return `${line}:${column} ${path}`
}

describe('markdownDocument: places', () => {
  it.each([
    ['a paragraph', '甲乙丙', '丙', '1:3 body/p[1]'],
    ['a heading', '甲\n\n## 乙丙\n', '丙', '3:5 body/h2[1]'],
    ['after front matter and CRLF', '---\r\ntitle: 题\r\n---\r\n\r\n甲\r\n乙丙', '丙', '6:2 body/p[1]'],
    ['after emphasis', '甲**乙**丙 丁', '丁', '1:9 body/p[1]'],
    ['a word over emphasis', '甲乙**丙**', '乙丙', '1:2 body/p[1]'],
    ['after a link whose address has the word', '[甲](乙.html)乙', '乙', '1:12 body/p[1]'],
    ['a list item', '- 甲\n- 乙丙\n', '丙', '2:4 body/ul[1]/li[2]'],
    ['a nested item', '1. 甲\n   - 乙丙\n2. 丁', '丙', '2:7 body/ol[1]/li[1]/ul[1]/li[1]'],
    ['the item after it', '1. 甲\n   - 乙丙\n2. 丁', '丁', '3:4 body/ol[1]/li[2]'],
    ['a table cell', '| 甲 | 乙 |\n| --- | --- |\n| 1 | 12 |\n| 1 | 2 |\n', '2', '3:8 body/table[1]/tr[2]/td[2]'],
    ['the same word in a later cell', '| 甲 | 乙 |\n| --- | --- |\n|  | 1 |\n| 2 | 丙 |\n', '丙', '4:7 body/table[1]/tr[3]/td[2]'],
    ['a quote of two lines', '> 甲\n> 乙丙', '丙', '2:4 body/blockquote[1]/p[1]'],
    ['a line of code', '```\n甲\n  乙\n```\n', '乙', '3:3 body/pre[1]'],
    ['after a reference', '甲&nbsp;乙丙', '丙', '1:9 body/p[1]'],
    ['after an escape', '甲\\*乙丙', '丙', '1:5 body/p[1]'],
    ['in a tag of HTML', '甲<u>乙</u>丙', '丙', '1:10 body/p[1]'],
    ['in a block of HTML', '甲\n\n<div>\n<p>乙丙</p>\n</div>\n', '丙', '4:5 body/div[1]/p[1]'],
    ['the same paragraph twice', '甲乙\n\n甲乙丙', '丙', '3:3 body/p[2]'],
  ])('%s', (...[, source, words, place]) => expect(placeOf(source, words)).toBe(place))

  it('names the right line of any text', () => {
    const line = fc.array(fc.constantFrom('甲', '乙', 'a1', '**', '_', ' ', '`', '[甲](x)', '&amp;', '|', '<b>', '\\'), { maxLength: 8 }).map((parts) => parts.join(''))
    const prefix = fc.constantFrom('', '## ', '- ', '1. ', '> ', '  ')
    fc.assert(fc.property(fc.array(fc.tuple(prefix, line), { maxLength: 8 }), (parts) => {
      const lines = parts.map(([start, rest], at) => `${start}${rest} 第${at}行`)
      const source = lines.join('\n\n')
      for (const at of lines.keys()) expect(placeOf(source, `第${at}行`)).toMatch(new RegExp(`^${at * 2 + 1}:|not found`))
    }), { numRuns: 200, seed: 7 })
  })
})

describe('markdownDocument', () => {
  it('reads front matter with its places, also where it is no YAML', () => {
    const { carries, meta, metaPlaces } = markdownDocument('---\ntitle: "题"\ncolumn: 要闻\ndate: 2026-03-01\nkeywords: [口岸, 通关]\n---\n正文', 'a.md')
    expect(meta).toMatchObject({ column: '要闻', keywords: ['口岸', '通关'], publishedAt: '2026-03-01', source: null, title: '题' })
    expect(metaPlaces.title).toMatchObject({ column: 9, line: 2 })
    expect([...carries].toSorted()).toEqual(['column', 'keywords', 'publishedAt', 'source', 'title'])
    expect(markdownDocument('---\ntitle: 通知: 关于: 查验\n---\n', 'a.md').meta.title).toBe('通知: 关于: 查验')
    expect(markdownDocument('---\n- a\n---\n', 'a.md').meta.title).toBeNull()
  })

  it('keeps links, images, headers and lists as elements', () => {
    const { elements } = viewOf('[甲](a.html "t")\n\n![图](b.png)\n\n| 甲 |\n| - |\n| 1 |\n')
    expect(elements('a', 'img').map(({ element }) => element.attributes)).toEqual([{ href: 'a.html', title: 't' }, { alt: '图', src: 'b.png' }])
    expect(elements('th')).toHaveLength(1)
  })

  it.each([
    ['deep quotes', '> '.repeat(3_000) + '底'],
    ['deep lists', Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- 甲`).join('\n')],
    ['unclosed marks', '*a **b _c '.repeat(2_000)],
    ['brackets', '['.repeat(5_000)],
    ['items in items', '- '.repeat(5_000) + '底'],
  ])('contains %s', (_, source) => expect(viewOf(source).blocks.length).toBeGreaterThan(0))
})
