import { findPassports } from '../personal/findPassports.ts'
import { personalHits } from '../personal/personalHits.ts'
import type { Rule } from './rule.ts'

/** Numbers of passports and travel permits, where the words before them name the document. The quote is masked. */
export const personalPassport: Rule = {
  check: (view) => personalHits(view, findPassports, '含有护照或通行证号码，请删除或打码'),
  doc: {
    examples: [
      { body: '<p>护照号码：E12345678</p>', fixed: '<p>护照号码：E*****678</p>', hits: ['E*****678'] },
      { body: '<p>持普通护照 ＥＡ１２３４５６７ 入境</p>', hits: ['E*****567'] },
      { body: '<p>Passport No. E12345678</p>', hits: ['E*****678'] },
      { body: '<p>型号 E12345678 的设备，商品编号 G12345678。</p>', hits: [], note: '没有护照字样' },
      { body: '<p>凭护照办理，设备型号 E12345678。</p>', hits: [], note: '护照之后另有名目' },
    ],
    name: '护照号码',
    why: '护照和往来港澳台通行证号码属于敏感个人信息，公示、通报和附件名单里都不应出现全号。',
  },
  id: 'personal-passport',
  severity: 'error',
  source: '《个人信息保护法》',
}
