import type { Rule } from './rule.ts'

const MOBILE = /(?<![0-9a-z.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9a-z])/gi

/** Mobile numbers, also full-width, spaced or hyphenated. The quote is masked. */
export const personalMobile: Rule = {
  check: (blocks) => blocks.flatMap((block) =>
    [...block.text.normalize('NFKC').matchAll(MOBILE)].map(([found]) => {
      const digits = found.replace(/[ -]/g, '')
      return { block, message: '正文含有手机号码，请确认可以公开，否则打码', text: `${digits.slice(0, 3)}****${digits.slice(-4)}` }
    })),
  id: 'personal-mobile',
  severity: 'error',
  source: '《个人信息保护法》',
}
