import { expect, it } from '@jest/globals'

import { htmlDocument } from '../../../src/content/adapters/htmlDocument.ts'
import { markdownDocument } from '../../../src/content/adapters/markdownDocument.ts'
import { pdfDocument } from '../../../src/content/adapters/pdfDocument.edge.ts'
import { checkTree } from '../../../src/content/checkTree.edge.ts'
import { bareContext } from '../../../src/content/rules/ruleContext.ts'
import { pdfOf } from '../../helpers/pdfOf.ts'

const CONTEXT = bareContext(new Date('2026-11-24T02:00:00Z'))

/** Sources that grow without measure where every place of them is looked at from every other, or as deep as they are long. */
it.each([
  ['40,000 comments that never end', () => htmlDocument('<!--'.repeat(40_000), 'a.html'), ['document-too-large']],
  ['130,000 line breaks', () => htmlDocument(`<p>${'<br>'.repeat(130_000)}</p>`, 'a.html'), ['document-too-large', 'empty-paragraph']],
  ['15,000 words in one sentence', () => htmlDocument(`<p>${'E1234567 护照'.repeat(15_000)}</p>`, 'a.html'), ['document-too-large', 'long-paragraph']],
  ['aliases of aliases', () => markdownDocument('---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\n正文。', 'a.md'), ['page-tags', 'publish-date', 'source-named']],
])('contains %s', (_, document, rules) => {
  expect([...new Set(checkTree(document(), CONTEXT).map(({ rule }) => rule))].toSorted()).toEqual(rules)
}, 60_000)

it('gives up a PDF that takes for ever, while everything else goes on, and reads the next one', async () => {
  const stalling = Buffer.from(`%PDF-1.7\n${'1 0 obj<</A '.repeat(20_000)}\n%%EOF`)
  let turns = 0
  const others = setInterval(() => { turns += 1 }, 5)
  expect(await pdfDocument(stalling, 'a.pdf', 2_000)).toEqual({ detail: '2 秒内读不完，可能是有意做得难读的文件', kind: 'broken' })
  clearInterval(others)
  expect(turns).toBeGreaterThan(10)
  expect(await pdfDocument(await pdfOf((pdf) => pdf.text('notice')), 'b.pdf')).toMatchObject({ pages: 1 })
}, 60_000)
