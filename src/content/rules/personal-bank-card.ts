import { findBankCards } from '../personal/findBankCards.ts'
import { personalHits } from '../personal/personalHits.ts'
import type { Rule } from './rule.ts'

/** Bank card numbers that pass the Luhn check, where the sentence or the first digits say that they are one. The quote is masked. */
export const personalBankCard: Rule = {
  check: (view) => personalHits(view, findBankCards, '含有个人银行卡号，请删除或打码'),
  doc: {
    examples: [
      { body: '<p>收款账号 6222 0212 3456 7890 128</p>', fixed: '<p>收款账号 6222***********0128</p>', hits: ['6222***********0128'] },
      { body: '<p>银行卡号：4111111111111111</p>', hits: ['4111********1111'] },
      { body: '<p>保证金汇至个人账户6222021234567890128。</p>', hits: ['6222***********0128'] },
      { body: '<p>卡号 6222 02123 45678 90128，或 6222.0212.3456.7890.128，或 6222 0212 3456 789 0128。</p>', hits: ['6222***********0128', '6222***********0128', '6222***********0128'], note: '少见的分组' },
      { body: '<p>运单号 6222021234567890128 已签收，运单6222021234567890128。</p>', hits: [], note: '单号碰巧通过校验' },
      { body: '<p>对公账号 6222021234567890128 用于缴款。</p>', hits: [], note: '单位账户' },
      { body: '<p>银行卡号：4111111111111112</p>', hits: [], note: '校验位不对' },
    ],
    name: '银行卡号',
    why: '个人银行卡号与姓名一起公开会造成财产损失；补贴公示只应保留末四位。',
  },
  id: 'personal-bank-card',
  severity: 'error',
  source: '《个人信息保护法》；ISO/IEC 7812-1 校验位',
}
