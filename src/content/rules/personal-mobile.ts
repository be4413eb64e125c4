import { findMobiles } from '../personal/findMobiles.ts'
import { personalHits } from '../personal/personalHits.ts'
import type { Rule } from './rule.ts'

/** Mobile numbers, also full-width, spaced, dotted or hyphenated. The quote is masked. */
export const personalMobile: Rule = {
  check: (view) => personalHits(view, findMobiles, '含有手机号码，请确认可以公开，否则打码'),
  doc: {
    examples: [
      { body: '<p>电话 138-0013-8000</p>', fixed: '<p>电话 138****8000</p>', hits: ['138****8000'] },
      { body: '<p>联系人手机（+86）１３８００１３８０００。</p>', hits: ['138****8000'] },
      { body: '<p>手机：138 0013 8000、139.0013.9000</p>', hits: ['138****8000', '139****9000'] },
      { body: '<p><a href="tel:13800138000">联系经办人</a></p><p><img src="a.png" alt="二维码（13900139000）"></p>', hits: ['138****8000', '139****9000'], note: '拨号链接和替代文字里' },
      { body: '<p><a href="tel:13800138000">138 0013 8000</a></p>', hits: ['138****8000'], note: '同一个号码只报一次' },
      { body: '<p>热线 95198，单号 2138001380001</p>', hits: [] },
      { body: '<p>进出口总额 13800138000 元；报关单号：13800138000；电话 027-87654321、400-810-5678。</p>', hits: [], note: '金额、单号、座机' },
    ],
    name: '手机号码',
    why: '个人手机号码随文公开会招来骚扰和诈骗；对外联系应当用办公电话或热线。',
  },
  id: 'personal-mobile',
  severity: 'error',
  source: '《个人信息保护法》',
}
