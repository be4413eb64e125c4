import type { ContentView } from '../model/contentView.ts'
import { placeAt, type TextBlock } from '../model/textBlocks.ts'
import { sentenceAt } from '../lexicon/sentenceAt.ts'
import { daysBetween, daysOf } from '../text/calendar.ts'
import { datesIn, type TextDate } from './helper/datesIn.ts'
import { isInExample } from './helper/isInExample.ts'
import { publicationDay, signedDate } from './helper/shownFacts.ts'
import { dayOf } from './helper/dayOf.ts'
import type { Hit, Rule } from './rule.ts'

const UNTIL = /^\s*(?:（[^）]{0,8}）)?\s?(?:[上下]午|中午|晚上?)?\s?(?:\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分)?))?\s?(?:下班|工作时间)?(?:之?前|以前)(?!的)/
/** The words of its clause up to the day ask for something until then. */
const ASKED = /(?:请(?!示|假)|务必|[须需可]|有意者)[^，。；：]*[于在]\s*$|(?:请|务必|不迟于|不晚于|最迟)\s*$|请[^，。；：]{0,12}(?:单位|企业|部门|公司|局|委|厅|处|科室|市州|同志)\s*$/
/** What follows the day asks for something. */
const ASKS = /^[^，。；]{0,16}前[，,]\s?[^，。；]{0,8}(?:请|务必)|^[^。；]*逾期[不视将]/
/** 5月1日前注册的企业: the day tells who is meant. */
const WHO = /^[^，。；]{0,6}前[^，。；将把]{1,10}的(?:企业|单位|人员?|公司|个人|商户|机构|考生|学生|毕业生|车辆|货物|项目|合同|订单|用户|居民|船舶|报关单)/
const LABEL = /(?:报名|申报|申请|征集|报送|提交|受理|投标|递交|缴费|反馈|征求意见|上报|投稿)(?:的)?(?:截止(?:时间|日期)?|时间截止|期限|截至)(?:为|是|[:：]|至|到|于)*\s*$|截止(?:时间|日期)\s*(?:为|是|[:：])\s*$|(?:报名|申报|征集|投稿)(?:时间)?(?:截[止至][至到]?|[至到])\s*$/
/** The end of the time in which one may apply. */
const PERIOD = /(?:报名|申报|征集|投稿|受理|报送)时间\s*(?:为|是|[:：])\s*[自从]?(?:\d{4}年)?\d{1,2}月\d{1,2}日起?(?:至|到|—{1,2}|–|-|~|～)\s*$|即日起(?:至|到)\s*$/

/** Told as past, due each year or later, or what another document had asked for. */
const NOT_DUE = /已|曾|了(?!解)|此前|原定|原[计规]|未能|未按|[尚还]未|截至目前|目前有|[发下]发?出?(?:了)?通知|每[年季月逢]|历年|原通知|原为|方可|才能|条件|[次翌明来]年|下一?年|下年|去年|上年(?!度)|前期|第一批|首批|(?:延期|延长|调整|顺延|推迟|更正|修改)[至为到]|要求[，,]|(?:会议|通知|文件|公告|规定|办法)[^，。；]{0,6}(?:要求|明确|规定|指出)|(?:根据|按照|依据|自)[^。；]{0,40}规定|以前年度/

/** So many days before the notice a day without a year is not read as one of the next year. */
const NEAR = 120
/** What lies further back is told as history. */
const FAR = 400

const isRequest = (text: string, date: TextDate): boolean => {
  const span = { end: date.at + date.length, start: date.at }
  const sentence = sentenceAt(text, span)
  if (NOT_DUE.test(sentence) || isInExample(text, date.at)) return false
  const [before, after] = [text.slice(0, span.start), text.slice(span.end)]
  if (WHO.test(after) && !/(?:于|务必)\s?$/.test(before)) return false
  if (/^\s*的/.test(after)) return false
  if (LABEL.test(before) || (PERIOD.test(before) && /请|欢迎|逾期/.test(sentence))) return true
  return UNTIL.test(after) && (ASKED.test(before) || (/(?:^|[，。；：于在])\s*$/.test(before) && ASKS.test(after)))
}

/** Whether the day lies before the notice, whichever year it may be read in; without a year the notice's own must do. */
const isOver = (date: TextDate, notice: string): boolean => {
  const readings = date.stated ? [date] : [date, ...datesIn(date.text, notice)]
  const isNear = ({ day }: TextDate): boolean => (date.stated ? daysBetween(day, notice) <= FAR : daysBetween(day, notice) <= NEAR && day.slice(0, 4) === notice.slice(0, 4))
  return readings.every(({ day }) => day < notice) && readings.some(isNear)
}

const MONTH_END = /(?<!\d)(?:((?:19|20)\d{2})年)?(1[0-2]|[1-9])月[底末]/g

/** 4月底, the last day of April; without a year of the notice's own. */
const monthEnds = (text: string, notice: string): TextDate[] => [...text.matchAll(MONTH_END)].map(({ 0: words, 1: year, 2: month, index }) => {
  const inYear = year ?? notice.slice(0, 4)
  const day = `${inYear}-${String(month).padStart(2, '0')}-${daysOf(Number(month), Number(inYear))}`
  return { at: index, day, length: words.length, stated: year !== undefined, text: words }
})

const hitsIn = (block: TextBlock, notice: string): Hit[] =>
  [...datesIn(block.text, notice), ...monthEnds(block.text, notice)].filter((date) => isOver(date, notice) && isRequest(block.text, date))
    .map((date) => ({ message: `要求办理的期限“${date.text}”早于发布日期 ${notice}，请核对年、月、日`, place: placeAt(block, date.at), text: date.text }))

/** The day of the notice itself: a text published later than it was signed is measured by its signature. */
const noticeDay = (view: ContentView): null | string => {
  const published = publicationDay(view)
  const signed = dayOf(signedDate(view)?.text.replace(/^[（(]/, '') ?? '')
  return published !== null && signed !== null && signed < published ? signed : published
}

/** A deadline for readers that was over before the notice was published. */
export const dateDeadline: Rule = {
  check: (view) => {
    const notice = noticeDay(view)
    return notice === null ? [] : view.blocks.flatMap((block) => hitsIn(block, notice))
  },
  doc: {
    examples: [
      ...([
        ['请各单位于5月10日前将汇总表报送省商务厅。', '5月10日'],
        ['请于2026年5月15日17:00前反馈意见。', '2026年5月15日'],
        ['报名截止时间为4月30日17时，逾期不予受理。', '4月30日'],
        ['请各市州商务局于4月底前上报总结。', '4月底'],
        ['报名时间：4月20日至5月1日，欢迎参加。', '5月1日'],
        ['5月8日下班前，请将回执发至邮箱。', '5月8日'],
      ] as const).map(([text, hit]) => ({ body: `<p>${text}</p>`, hits: [hit], meta: { publishedAt: '2026-05-19' } })),
      { body: '<p>请于2026年5月10日前报送。</p><p>湖北省商务厅</p><p>2026年5月19日</p>', hits: ['2026年5月10日'], note: '早于落款日期' },
      { body: '<p>请于2026年5月10日前报送。</p><p>湖北省商务厅</p><p>2026年5月6日</p>', hits: [], meta: { publishedAt: '2026-05-19' }, note: '落款在期限之前' },
      ...['请于6月10日前报送。', '请于次年3月31日前提交年度报告。', '每年4月30日前，请企业报送年报。', '5月10日前，各单位已报送了汇总表。', '通知要求“请于5月10日前报送”，多数单位已完成。', '请5月1日前注册的企业填写附件。', '对5月1日前取得的发票，请于6月底前抵扣。', '请登录系统查询5月1日前提交的申请。', '企业须于2026年3月31日前完成备案，方可申报。', '请于5月31日前报送，以5月10日前的数据为准。', '请于5月25日前提交截止时间为4月30日的报表。', '请尚未在5月10日前报名的企业抓紧补报。', '原定5月10日前报名，现延长至6月10日，请抓紧办理。']
        .map((text) => ({ body: `<p>${text}</p>`, hits: [], meta: { publishedAt: '2026-05-19' } })),
      { body: '<p>请于12月20日前报送。</p>', hits: [], meta: { publishedAt: '2026-01-10' } },
      { body: '<p>请于1月15日前报送年度总结。</p>', hits: [], meta: { publishedAt: '2026-11-24' }, note: '指下一年' },
    ],
    name: '期限早于发布日期',
    why: '通知发出时期限已经过了，企业无法照办；多半是月份写错，或者沿用了上一次通知的稿子。',
  },
  id: 'date-deadline',
  severity: 'warning',
  source: '本站编辑规范',
}
