import { findIdCards } from '../personal/findIdCards.ts'
import { personalHits } from '../personal/personalHits.ts'
import { splitIdCards } from '../personal/splitIdCards.ts'
import type { Rule } from './rule.ts'

const MESSAGE = '含有公民身份号码，请删除或打码'

/** Identity card numbers with a right check digit, also full-width, spaced, hyphenated or split over cells. The quote is masked. */
export const personalIdCard: Rule = {
  check: (view) => [...personalHits(view, findIdCards, MESSAGE), ...splitIdCards(view, MESSAGE)],
  doc: {
    examples: [
      { body: '<p>证号 １１０１０５１９４９１２３１００２Ｘ</p>', fixed: '<p>证号 11*************02X</p>', hits: ['11*************02X'] },
      { body: '<p>证号 110105 19491231 002X，请核对。</p>', hits: ['11*************02X'] },
      { body: '<p>身份证号：110105491231002</p>', hits: ['11**********002'], note: '15 位旧号要有身份证字样' },
      { body: '<table><tr><th colspan="3">身份号码</th></tr><tr><td>110105</td><td>19491231</td><td>002X</td></tr></table>', hits: ['11*************02X'], note: '拆在相邻单元格里' },
      { body: '<p>编号 110105194912310021</p>', hits: [], note: '校验码不对，不是身份号码' },
      { body: '<p>统一社会信用代码 91420100MA4KXXXX0X，报关单号 422920261000123456。</p>', hits: [], note: '信用代码和报关单号不是身份号码' },
      { body: '<p>身份证号 11*************02X</p>', hits: [], note: '已经打码' },
    ],
    name: '公民身份号码',
    why: '公开身份号码侵犯个人信息，检查中属于严重问题。名单公示只应保留首末几位。',
  },
  id: 'personal-id-card',
  severity: 'error',
  source: '《个人信息保护法》；GB 11643-1999 校验码',
}
