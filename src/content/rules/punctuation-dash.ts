import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const DASH = /(?<=[\p{Script=Han}”》）])(?:-{2,3}|－{2}|–{2}|─{2})(?=[\p{Script=Han}“《（])/gu

/** Dashes made of hyphens. A single — may be a connection mark and is left alone. */
export const punctuationDash: Rule = {
  check: (view) => textHits(view, DASH, () => ({ message: '破折号应为“——”', to: '——' })),
  doc: {
    examples: [
      { body: '<p>新通道--中欧班列（武汉）开行。</p>', fixed: '<p>新通道——中欧班列（武汉）开行。</p>', hits: ['--'] },
      { body: '<p>新通道——中欧班列；北京—武汉；运行 npm --version。</p>', hits: [] },
    ],
    name: '破折号',
    why: '中文破折号占两个字的位置、中间不断开；两个连字符会被折成两行。',
  },
  id: 'punctuation-dash',
  severity: 'warning',
  source: 'GB/T 15834-2011 4.12',
}
