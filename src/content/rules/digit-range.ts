import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const PERCENT_RANGE = /(?<![\d.%％/-])(\d+(?:\.\d+)?)([-—–~～至到])(\d+(?:\.\d+)?)\s?([%％‰])/g
const PERCENT_TWICE = /[%％]{2,}|百分之\s?[\d.一二三四五六七八九十百]+\s?[%％]|[%％]个百分点|(?<=\d)个[%％]|百分之\d+(?:\.\d+)?/g
const SHARE = /占比(?:为|达到?|约|高达|超过)?\s?(\d{3,}(?:\.\d+)?)[%％]/g
const INDIAN = /(?<![\d.,，])\d{1,3}(?:,\d{1,4})+(?![\d,])/g
const WIDE_COMMA = /(?<![\d.,第])\d{1,3}(?:，\d{3})+(?=[元吨万亿美件家箱票个人%标])/g
const WIDE_STOP = /(?<![\d。])\d+。\d+(?=[%％万亿元倍吨])/g

/** Groups of three digits each, or at least not clearly a number: a list of small numbers has other lengths. */
const wellGrouped = (number: string): boolean => {
  const [, ...groups] = number.split(',')
  const asNumber = groups.length > 1 ? groups.at(-1)?.length === 3 && groups.some(({ length }) => length !== 3) : /^\d{1,3},\d{4}$/.test(number)
  return !asNumber
}

/** Ranges of percentages, percent signs said twice, digits grouped wrongly. */
export const digitRange: Rule = {
  check: (view) => [
    ...textHits(view, PERCENT_RANGE, ({ match: [, from = '', dash = '', to = '', sign = ''] }) => {
      if (/^(?:19|20)\d{2}$/.test(from)) return null
      return { message: `前一个数也要带百分号：“${from}${sign}${dash}${to}${sign}”`, to: `${from}${sign}${dash}${to}${sign}` }
    }),
    ...textHits(view, PERCENT_TWICE, ({ match }) => ({ message: /\d$/.test(match[0]) ? '“百分之”后面用汉字，阿拉伯数字用“%”' : '百分号和“百分之、百分点”只用一个' })),
    ...textHits(view, SHARE, ({ match }) => (Number(match[1]) > 100 ? { message: `“${match[0]}”超过了全部，请核对`, severity: 'hint' } : null)),
    ...textHits(view, INDIAN, ({ after, match }) => {
      const counted = /^\s?(?:[万亿]?(?:元|美元|吨|票|件|人|家|个|箱|标箱|千克))/.test(after)
      return wellGrouped(match[0]) || (match[0].split(',').length === 2 && !counted) ? null : { message: `数字“${match[0]}”分节有误，应三位一节` }
    }),
    ...textHits(view, WIDE_COMMA, ({ match }) => ({ message: '数字分节用半角逗号', to: match[0].replaceAll('，', ',') })),
    ...textHits(view, WIDE_STOP, ({ match }) => ({ message: '小数点误作句号', to: match[0].replace('。', '.') })),
  ],
  doc: {
    examples: [
      { body: '<p>增长3-5%，占比10～15%。</p>', fixed: '<p>增长3%-5%，占比10%～15%。</p>', hits: ['3-5%', '10～15%'] },
      { body: '<p>出口占比120%。</p>', hits: ['占比120%'] },
      { body: '<p>占比100%，完成计划的120%，占生产总值的120%。</p>', hits: [] },
      { body: '<p>上升百分之30%，提高3%个百分点。</p>', hits: ['百分之30%', '%个百分点'] },
      { body: '<p>货值12,34,567元，1，234万元，增长3。5%。</p>', hits: ['12,34,567', '1，234', '3。5'] },
      { body: '<p>增长3%—5%，提高3个百分点，百分之三十，货值1,234,567元，第1，234元档；分组1,2,3。</p>', hits: [] },
    ],
    name: '数值写法',
    why: '“3-5%”可以读成 3 到 5%，也可以读成 3% 到 5%；分节错位的数字会读错一个数量级。',
  },
  id: 'digit-range',
  severity: 'warning',
  source: 'GB/T 15835-2011 5.1.2、5.1.4',
}
