import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const YEAR = /[一二三四五六七八九][0０O○ΟоО零〇一二三四五六七八九]{3}年/g
const MIXED_YEAR = /(?<![\d一二三四五六七八九〇零])(?=\d*[一二三四五六七八九〇零○])(?=[一二三四五六七八九〇零○]*\d)[12一二][\d一二三四五六七八九〇零○]{3}年/g
const MIXED_DATE = /(?:\d{4}年[一二三四五六七八九十]{1,2}月(?![一二三四五六七八九十](?!\S{0,2}日))(?:[一二三四五六七八九十]{1,3}日)?|(?<![\d年])\d{1,2}月[一二三四五六七八九十]{1,3}日|[〇零一二三四五六七八九]{4}年\d{1,2}月(?:\d{1,2}日)?)/g
const LUNAR = /(?:农历|阴历|旧历)[^，。；]{0,8}$/

/** Years in which Chinese digits and others are mixed, 零 or ○ for 〇, and dates half in Chinese, half in Arabic digits. */
export const digitMixedDate: Rule = {
  check: (view) => [
    ...textHits(view, YEAR, ({ match }) => {
      const to = match[0].replace(/[0０O○ΟоО零]/g, '〇')
      return to === match[0] ? null : { message: `年份“${match[0]}”应写作“${to}”`, to }
    }),
    ...textHits(view, MIXED_YEAR, ({ match }) => (/^[一二三四五六七八九][0零〇○一二三四五六七八九]{3}年$/.test(match[0]) ? null : { message: `年份“${match[0]}”混用了汉字和阿拉伯数字` })),
    ...textHits(view, MIXED_DATE, ({ before, match }) => (LUNAR.test(before) ? null : { message: `日期“${match[0]}”混用了汉字和阿拉伯数字，请统一` })),
  ],
  doc: {
    examples: [
      { body: '<p>二0二六年三月印发，二零二六年施行，二○二六年修订。</p>', fixed: '<p>二〇二六年三月印发，二〇二六年施行，二〇二六年修订。</p>', hits: ['二0二六年', '二零二六年', '二○二六年'] },
      { body: '<p>20二六年开工，2026年三月五日竣工，3月十五日验收。</p>', hits: ['20二六年', '2026年三月五日', '3月十五日'] },
      { body: '<p>二〇二六年三月五日；2026年3月5日；2026年三季度；2026年三月三歌节；农历三月初三；十二五规划。</p>', hits: [] },
    ],
    name: '日期数字混用',
    why: '同一个日期里要么全用阿拉伯数字，要么全用汉字；汉字年份中的“零”写作“〇”。',
  },
  id: 'digit-mixed-date',
  severity: 'warning',
  source: 'GB/T 15835-2011 4.2、5.2.2',
}
