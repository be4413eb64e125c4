import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { decodeSource } from '../../../../src/content/adapters/decodeSource.ts'
import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { placeAt } from '../../../../src/content/model/textBlocks.ts'

/** Where the words stand, as `line:column path`. */
const placeOf = (source: string, words: string): string => {
  const block = contentView(htmlDocument(source, 'a.html')).blocks.find(({ text }) => text.includes(words))
  if (!block) return 'not found'
  const { column, line, path } = placeAt(block, block.text.indexOf(words))
  return `${line}:${column} ${path}`
}

const textsOf = (source: string): string[] => contentView(htmlDocument(source, 'a.html')).blocks.map(({ text }) => text)

describe('htmlDocument: places', () => {
  it.each([
    ['a plain paragraph', '<p>甲乙丙</p>', '丙', '1:6 body/p[1]'],
    ['the second of its kind', '<p>甲</p>\n<h2>乙</h2>\n  <p>丙丁</p>', '丁', '3:7 body/p[2]'],
    ['after a named reference', '<p>甲&nbsp;乙&amp;丙</p>', '丙', '1:17 body/p[1]'],
    ['after a numeric reference', '<p>1&#51;8 丙</p>', '丙', '1:12 body/p[1]'],
    ['after CRLF', '<p>甲\r\n乙</p>\r\n<p>丙</p>', '丙', '3:4 body/p[2]'],
    ['after a tab', '\t<p>\t丙</p>', '丙', '1:6 body/p[1]'],
    ['after collapsed white space', '<p>a  \n   b丙</p>', '丙', '2:5 body/p[1]'],
    ['in a tag inside a word', '<p>单一<b>窗</b>口</p>', '口', '1:14 body/p[1]'],
    ['a word that starts before a tag', '<p>单一<b>窗</b>口</p>', '窗口', '1:9 body/p[1]/b[1]'],
    ['in a table cell', '<table><tr><td>甲</td><td>乙</td></tr></table>', '乙', '1:26 body/table[1]/tbody[1]/tr[1]/td[2]'],
    ['after a stray end tag', '<p>甲</i>乙</p>', '乙', '1:9 body/p[1]'],
    ['text moved out of a table', '<table>甲<tr><td>乙</td></tr></table>', '甲', '1:8 body'],
    ['in a page', '<!DOCTYPE html>\n<html><head><title>题</title></head>\n<body><p>甲</p></body></html>', '甲', '3:10 body/p[1]'],
    ['after an astral character', '<p>😀甲</p>', '甲', '1:6 body/p[1]'],
    ['in pre', '<pre>甲\n  乙</pre>', '乙', '2:3 body/pre[1]'],
  ])('%s', (...[, source, words, place]) => expect(placeOf(source, words)).toBe(place))

  it('shows white space as browsers do', () => {
    expect(textsOf('<p>\n  甲\n乙 <b> 丙</b>  </p>\n\n<p>a\nb</p>')).toEqual(['甲乙  丙', 'a b'])
    expect(textsOf('<pre>甲\n  乙</pre><p>甲　&nbsp;乙</p>')).toEqual(['甲\n  乙', '甲　\u00a0乙'])
  })

  it('names the very characters of any text', () => {
    const unit = fc.constantFrom('甲', '乙', 'a', '😀', ' ', '\n', '\r\n', '\t', '&amp;', '&#20013;', '&nbsp;', '<b>', '</b>', '<br>', '&', '&x;')
    fc.assert(fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      const source = `<p>${units.join('')}</p>`
      const lines = source.split(/\r\n|\n/)
      for (const block of contentView(htmlDocument(source, 'a.html')).blocks) {
        for (const [at, char] of [...block.text].map((one, index, all) => [all.slice(0, index).join('').length, one] as const)) {
          if (!/[甲乙a😀]/u.test(char)) continue
          const { column, line } = placeAt(block, at)
          expect(lines[(line ?? 0) - 1]?.slice((column ?? 0) - 1).startsWith(char)).toBe(true)
        }
      }
    }), { numRuns: 300, seed: 7 })
  })
})

describe('htmlDocument: pages and fragments', () => {
  const page = '<!DOCTYPE html><html><head><meta name="ArticleTitle" content=" 题 "><meta name="PubDate" content="2026-03-01 09:00"><meta name="Keywords" content="口岸；通关">'
    + '<style>.a{color:red}</style><title>网页题</title></head><body><h1>题</h1></body></html>'

  it('reads the page tags of a page', () => {
    const { carries, format, meta, metaPlaces, pageTags, styles } = htmlDocument(page, 'a.html')
    expect({ format, meta, styles }).toMatchObject({ format: 'html-page', meta: { keywords: ['口岸', '通关'], publishedAt: '2026-03-01 09:00', source: null, title: '题' }, styles: '.a{color:red}' })
    expect(pageTags?.map(({ name }) => name)).toEqual(['ArticleTitle', 'PubDate', 'Keywords'])
    expect(metaPlaces.title).toMatchObject({ column: 28, line: 1 })
    expect(carries.has('source')).toBe(true)
  })

  it('takes anything without html, head or body as a fragment that states nothing', () => {
    const { carries, format, meta } = htmlDocument('<!-- <html> --><header>x</header><h2>题</h2>', 'a.html')
    expect({ carries: [...carries], format, title: meta.title }).toEqual({ carries: [], format: 'html-fragment', title: null })
  })

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff<p>甲</p>')],
    ['GBK that says so', Buffer.concat([Buffer.from('<meta charset="gbk"><p>'), Buffer.from([0xbc, 0xd7]), Buffer.from('</p>')])],
    ['GBK that does not', Buffer.concat([Buffer.from('<p>'), Buffer.from([0xbc, 0xd7]), Buffer.from('</p>')])],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeff<p>甲</p>', 'utf16le')],
    ['UTF-16 without', Buffer.from('<p class="a">甲</p>', 'utf16le')],
  ])('decodes %s', (_, bytes) => expect(textsOf(decodeSource(bytes))).toEqual(['甲']))

  it('contains 10,000 levels and keeps their text', () => {
    const source = `${'<div>'.repeat(10_000)}底${'</div>'.repeat(10_000)}`
    expect(textsOf(source)).toEqual(['底'])
  })
})
