import { chineseNumber, daysOf } from '../text/calendar.ts'
import { type Found, textHits } from '../text/textHits.ts'
import { NO_QUARTER, PERIOD, periodFault } from './helper/periodFault.ts'
import { sentenceAt } from '../lexicon/sentenceAt.ts'
import type { Hit, Rule } from './rule.ts'
import type { ContentView } from '../model/contentView.ts'

const LUNAR = /(?:农历|阴历|旧历)[^，。；]{0,8}$/
/** The sentence speaks of wrong dates, or counts in months. */
const ABOUT_DATES = /不存在的|无效|错误|有误|误写|误填|写成|更正|勘误|应为|校验|不合法|非法日期|虚构/

const YEAR_DAY = /(?<!\d)(\d{4})年\s?(\d{1,2})月(?:\s?(\d{1,2})[日号])?/g
const MONTH_DAY = /(?<![\d年.])(\d{1,2})月\s?(\d{1,2})[日号]/g
const NUMERIC = /(?<![\d./-])((?:19|20)\d{2})([-/.．／－])(\d{1,2})\2(\d{1,2})(?![\d./-])/g
const CHINESE = /(?:[〇零一二三四五六七八九]{4}年)?([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})(?:日|号(?![楼门院线机馆厅展仓令文]))/g
const TIME = /(?<![\d:：.])(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?![\d:：])/g
const SPOKEN_TIME = /(?<!\d)(\d{1,2})[时点](\d{1,2})分/g
const SHORT_YEAR = /(?<![\d.０-９])\d{2}年\d{1,2}月\d{1,2}日/g
const ERA = /(?:民国|光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|康熙|雍正|昭和|平成|令和|佛历|开国|刑|徒刑)\s?$/
const HOUR = /(?<=(?:[日午晚晨早]|于|至|到)\s?)(?:2[5-9]|[3-9]\d)时(?=整?(?:结束|开始|截止|之?前|以前|止|起|召开|举行|至|到|准时|[，。；]|$))/g
const MORNING = /上午\s?(?:1[3-9]|2[0-4])(?:[:：][0-5]\d|[时点](?:\d{1,2}分)?)/g
const LONG_YEAR = /(?<![\d.,])(?:(?:19|20)\d{3}|2[1-9]\d{2}|20\d)年(?=\s?\d{1,2}月|[一二三四1-4]季度|上半年|下半年)/g

const TIME_BEFORE = /(?:[日号午晚早晨]|时间|于|[至到~～—–-]|每天|[）)]|\d{1,2}[:：]\d{2})\s?$/
const TIME_AFTER = /^\s?(?:[至到~～—–-]\s?\d{1,2}[:：]|前|起|开始|时|截止|举行|止|结束|召开)/
const NOT_TIME = /(?:比分|比例|比率|比|尺)(?:为|是)?\s?$/

const wrongDay = (month: number, day: number | null, year?: number): boolean => month < 1 || month > 12 || (day !== null && (day < 1 || day > daysOf(month, year)))

const wrongTime = (hour: number, minute: number, second = 0): boolean => hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)

const spokenOf = ({ before, match, text }: Found): boolean => LUNAR.test(before) || ABOUT_DATES.test(sentenceAt(text, { end: match.index + match[0].length, start: match.index }))

const NO_TIME = '时间不存在，请核对时、分'
const NO_SUCH_DAY = '日期不存在，请核对月、日'
const numbers = (match: RegExpExecArray): number[] => match.slice(1).map((part) => Number(part))

const dates = (view: ContentView): Hit[] => [
  ...textHits(view, YEAR_DAY, (found) => {
    const [year = 0, month = 0, day = 0] = numbers(found.match)
    return wrongDay(month, found.match[3] === undefined ? null : day, year) && !spokenOf(found) ? { message: NO_SUCH_DAY } : null
  }),
  ...textHits(view, MONTH_DAY, (found) => {
    const [month = 0, day = 0] = numbers(found.match)
    return wrongDay(month, day) && !spokenOf(found) ? { message: NO_SUCH_DAY } : null
  }),
  ...textHits(view, NUMERIC, (found) => {
    const [year = 0, , month = 0, day = 0] = numbers(found.match)
    const numbered = /(?:号|版本?|[Vv]|编码|第)\s?[:：]?\s?$/.test(found.before)
    return wrongDay(month, day, year) && !numbered && !spokenOf(found) ? { message: NO_SUCH_DAY } : null
  }),
  ...textHits(view, CHINESE, (found) => {
    const [month, day] = [chineseNumber(found.match[1] ?? ''), chineseNumber(found.match[2] ?? '')]
    return (Number.isNaN(month) || Number.isNaN(day) || wrongDay(month, day)) && !spokenOf(found) ? { message: NO_SUCH_DAY } : null
  }),
]

const times = (view: ContentView): Hit[] => [
  ...textHits(view, TIME, (found) => {
    const [hour = 0, minute = 0, second = 0] = numbers(found.match)
    const isTime = (TIME_BEFORE.test(found.before) || TIME_AFTER.test(found.after)) && !NOT_TIME.test(found.before)
    return isTime && wrongTime(hour, minute, second || 0) && !spokenOf(found) ? { message: NO_TIME } : null
  }),
  ...textHits(view, SPOKEN_TIME, (found) => {
    const [hour = 0, minute = 0] = numbers(found.match)
    return wrongTime(hour, minute) && /[日午晚早晨于至]\s?$/.test(found.before) && !spokenOf(found) ? { message: NO_TIME } : null
  }),
]

const years = (view: ContentView): Hit[] => [
  ...textHits(view, SHORT_YEAR, (found) => (ERA.test(found.before) || spokenOf(found) ? null : { message: '年份要写全四位数字', severity: 'warning' })),
  ...textHits(view, LONG_YEAR, (found) => (/公元前?$/.test(found.before) || spokenOf(found) ? null : { message: `年份“${found.match[0]}”有误，请核对位数` })),
]

const hours = (view: ContentView): Hit[] => [
  ...textHits(view, HOUR, (found) => (spokenOf(found) ? null : { message: NO_TIME })),
  ...textHits(view, MORNING, (found) => (spokenOf(found) ? null : { message: '“上午”与后面的时刻不符，请核对' })),
]

const periods = (view: ContentView): Hit[] => [
  ...textHits(view, NO_QUARTER, (found) => (spokenOf(found) ? null : { message: '一年只有四个季度，请核对' })),
  ...textHits(view, PERIOD, ({ match }) => {
    const message = periodFault(match)
    return message === null ? null : { message }
  }),
]

/** Dates, times and parts of a year that no calendar or clock shows. */
export const dateImpossible: Rule = {
  check: (view) => [...dates(view), ...times(view), ...hours(view), ...years(view), ...periods(view)],
  doc: {
    examples: [
      { body: '<p>会议定于2026年2月30日召开。</p>', hits: ['2026年2月30日'] },
      { body: '<p>请于13月5日前报送，4月31日截止。</p>', hits: ['13月5日', '4月31日'] },
      { body: '<p>2025年2月29日15:75开始。</p>', hits: ['2025年2月29日', '15:75'] },
      { body: '<p>二〇二六年二月三十日印发，20226年3月起施行，发布于 2026-13-01。</p>', hits: ['2026-13-01', '二〇二六年二月三十日', '20226年'] },
      { body: '<p>2024年2月29日24:00前；农历二月三十日；比分98:76；预计2030年12月建成。</p>', hits: [], note: '闰年、农历、比分、将来的日期' },
      { body: '<p>第五季度完成12亿元；上半年（7月至12月）320件；下半年（1—6月）200件；第一季度（4月至6月）；工程于25时结束；上午15:30开会；26年5月10日印发，2026．02．30施行。</p>', hits: ['2026．02．30', '25时', '上午15:30', '26年5月10日', '第五季度', '上半年（7月至12月）', '下半年（1—6月）', '第一季度（4月至6月）'] },
      { body: '<p>连续五季度增长；上半年（1月至6月）；前三季度（1—9月）；财年第一季度（4月至6月）；第四季度（10—12月）；下半年（8月至10月）；于48时内完成。</p>', hits: [], note: '季度和半年的月份' },
      { body: '<p>填成“2月30日”等不存在的日期，系统会提示有误。</p>', hits: [], note: '谈论错误日期' },
    ],
    name: '不存在的日期',
    why: '通知里的日期写错，企业就会错过期限。2 月 30 日、13 月、24:60 这样的日期一定是笔误，发布前要对照原件改正。',
  },
  id: 'date-impossible',
  severity: 'error',
  source: 'GB/T 7408.1-2023 日期和时间',
}
