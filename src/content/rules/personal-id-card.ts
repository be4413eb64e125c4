import { placeAt } from '../model/textBlocks.ts'
import type { Rule } from './rule.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CARD = /(?<![0-9a-z])[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dx](?![0-9a-z])/gi

const checks = (digits: string): boolean =>
  '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11] === digits[17]

/** Identity card numbers with a right check digit, also full-width, spaced or hyphenated. The quote is masked. */
export const personalIdCard: Rule = {
  check: ({ blocks }) => blocks.flatMap((block) =>
    [...block.text.normalize('NFKC').matchAll(CARD)].flatMap(({ 0: found, index }) => {
      const digits = found.replace(/[ -]/g, '').toUpperCase()
      if (!checks(digits)) return []
      return [{ place: placeAt(block, index), message: '正文含有公民身份号码，请删除或打码', text: `${digits.slice(0, 2)}*************${digits.slice(-3)}` }]
    })),
  doc: {
    examples: [
      { body: '<p>证号 １１０１０５１９４９１２３１００２Ｘ</p>', hits: ['11*************02X'] },
      { body: '<p>编号 110105194912310021</p>', hits: [], note: '校验码不对，不是身份号码' },
    ],
    name: '公民身份号码',
    why: '公开身份号码侵犯个人信息，检查中属于严重问题。名单公示只应保留首末几位。',
  },
  id: 'personal-id-card',
  severity: 'error',
  source: '《个人信息保护法》；GB 11643-1999 校验码',
}
