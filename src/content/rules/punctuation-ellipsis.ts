import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const DOTS = /(?<=[\p{Script=Han}”》）])(?:\.{3,6}|。{3,}|·{3,})(?![.。·]*\s*\d+\s*$)|(?<![.。])\.{3,6}(?=\p{Script=Han})/gu
const SINGLE = /(?<=[\p{Script=Han}”》）])…(?!…)/gu

const message = '省略号应为“……”（六个点）'
const fault = { message, to: '……' }

/** Ellipses made of full stops or with three dots only. Dotted leaders of a table of contents are left alone. */
export const punctuationEllipsis: Rule = {
  check: (view) => [...textHits(view, DOTS, () => fault), ...textHits(view, SINGLE, ({ before }) => (before.endsWith('…') ? null : fault))],
  doc: {
    examples: [
      { body: '<p>报关、报检、结算...都能在网上办。</p>', fixed: '<p>报关、报检、结算……都能在网上办。</p>', hits: ['...'] },
      { body: '<p>他想了想。。。终于同意，于是…</p>', fixed: '<p>他想了想……终于同意，于是……</p>', hits: ['。。。', '…'] },
      { body: '<p>报关、报检……都能办。Loading... 总则......1</p>', hits: [] },
    ],
    name: '省略号',
    why: '中文省略号是六个点，占两个字的位置；用句点或三个点代替，行距和断行都会乱。',
  },
  id: 'punctuation-ellipsis',
  severity: 'warning',
  source: 'GB/T 15834-2011 4.11',
}
