import { placeAt } from '../model/textBlocks.ts'
import type { Rule } from './rule.ts'

const MOBILE = /(?<![0-9a-z.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9a-z])/gi

/** Mobile numbers, also full-width, spaced or hyphenated. The quote is masked. */
export const personalMobile: Rule = {
  check: ({ blocks }) => blocks.flatMap((block) =>
    [...block.text.normalize('NFKC').matchAll(MOBILE)].map(({ 0: found, index }) => {
      const digits = found.replace(/[ -]/g, '')
      return { place: placeAt(block, index), message: '正文含有手机号码，请确认可以公开，否则打码', text: `${digits.slice(0, 3)}****${digits.slice(-4)}` }
    })),
  doc: {
    examples: [
      { body: '<p>电话 138-0013-8000</p>', hits: ['138****8000'] },
      { body: '<p>热线 95198，单号 2138001380001</p>', hits: [] },
    ],
    name: '手机号码',
    why: '个人手机号码随文公开会招来骚扰和诈骗；对外联系应当用办公电话或热线。',
  },
  id: 'personal-mobile',
  severity: 'error',
  source: '《个人信息保护法》',
}
