import type { ContentView } from '../model/contentView.ts'
import { placeAt, type TextBlock } from '../model/textBlocks.ts'
import { daysBetween } from '../text/calendar.ts'
import { datesIn, type TextDate } from './helper/datesIn.ts'
import { isBlank } from './helper/isBlank.ts'
import { isInExample } from './helper/isInExample.ts'
import { publicationDay, signedDate } from './helper/shownFacts.ts'
import type { Hit, Rule } from './rule.ts'

/** What is announced, due or in force may lie ahead. */
const AHEAD = new RegExp([
  '将|拟[于在定]|定于|计划(?!》)|预计|预定|即将|届时|有望|力争|争取|截止|为止|期限|有效期|到期|届满|期满|施行|生效|实施(?!意见|方案|细则|办法|条例)|执行|不迟于|不晚于|[请应须可]于|应当于|务必|报名|申报时间|开标|投标|公示期|受理期',
  '时间(?:为|是|定为)?\\s*[：:]|日期(?:为|是)?\\s*[：:]|(?:会议|活动|培训|考试|举办|召开|办理|受理|申报|公示|征集|展期|报到|截止|停机|维护)时间|时间安排|安排(?!部署)|放假|调休|值班|明年|下月|下周|下个月|目标|规划(?!》)|展望|倒计时|敬请|欢迎|提前|暂停|停止|延期|顺延',
].join('|'))
const AHEAD_AFTER = /^\s*(?:（[^）]{0,8}）|\([^)]{0,8}\))?\s*(?:\d{1,2}[:：时点]\d{0,2}分?)?\s*(?:之?前|以前|止|为止|起|之?后|以后|到期|届满)/
const AHEAD_BEFORE = /(?:截至|截止(?:到|至)?|有效期[^，。]{0,8}|至|到|自|从|延长至|顺延至)\s*$/

/** A date with its weekday invites. */
const WEEKDAY = /^\s?[（(，,]\s?(?:星期|周|礼拜)[一二三四五六日天]/

/** What has happened. The first kind says so whatever else stands in the sentence. */
const SURELY_PAST = /(?<![为除])了(?!解)|已(?!定)|圆满|成功|顺利|落幕|闭幕|累计|完成|获悉|日前|近日|昨日|昨天|今日|今天|刚刚/
const PAST = /召开|举行|举办|印发|发布|出台|公布|开展|开幕|签署|签订|启动|出席|参加|强调|指出|表示|获评|荣获|调研|走访|赴|通过|实现|增长|抵达|通关|放行|发生|受理|审议|揭牌|上线|开通|开行|发出|驶出|查获|批复|同意|齐聚|汇聚|亮相|来到|到访|会见|座谈|考察|签约|揭幕|首发|迎来|收到|接到|督导|约谈|慰问|落地|投产|竣工|运抵|离港|到港|获得|入选|讯[)）】]?|电[)）】]/

const CLAUSE_END = /[。！？；\n]/
const CLAUSES_AFTER = 3

/** The words a date belongs to: its sentence up to it and the next few clauses. */
type Around = { after: string; before: string; later: string }

const around = (text: string, { at, length }: TextDate): Around => {
  const start = Math.max(...['。', '！', '？', '；', '\n'].map((end) => text.lastIndexOf(end, at - 1))) + 1
  const rest = text.slice(at + length).split(CLAUSE_END)[0] ?? ''
  const [own = '', ...further] = rest.split(/[，,]/)
  const before = text.slice(start, at).split(/[，,]/)
  // A date with a comma behind it dates what follows; otherwise its own clause says what it is about.
  const isAlone = own.replace(/[^\p{L}]/gu, '').length < 4
  const later = [own, ...further.slice(0, CLAUSES_AFTER)].join('，')
  return { after: isAlone ? later : own, later, before: before.at(-1) === '' ? before.slice(-2).join('，') : before.at(-1) ?? '' }
}

const isReportedAsPast = (text: string, date: TextDate): boolean => {
  const { after, before, later } = around(text, date)
  const sure = SURELY_PAST.test(after)
  if (AHEAD_BEFORE.test(before)) return /截至\s*$/.test(before) && sure
  if (AHEAD_AFTER.test(after) || (WEEKDAY.test(after) && !sure)) return false
  if (sure) return !/将|拟|定于|计划|预计/.test(before + (after.split(/[，,]/)[0] ?? ''))
  return !AHEAD.test(before + date.text + later) && PAST.test(before + after)
}

const DOCUMENT_NUMBER = /[〔［\[](20\d{2})[〕］\]]\s?第?\d+号/g

const laterNumbers = (block: TextBlock, day: string): Hit[] =>
  [...block.text.matchAll(DOCUMENT_NUMBER)].filter(({ 1: year }) => Number(year) > Number(day.slice(0, 4)))
    .map(({ 0: text, index }) => ({ message: `文号“${text}”的年份晚于发布日期 ${day}，请核对`, place: placeAt(block, index), text }))

/** Days ahead up to which a past day without a year is taken for a day to come: in the year of publication, and beyond its end. More, and it was rather one of the year before. */
const AHEAD_IN_YEAR = 180
const AHEAD_BEYOND = 30

const isAhead = (date: TextDate, day: string): boolean =>
  daysBetween(day, date.day) <= (date.day.slice(0, 4) === day.slice(0, 4) ? AHEAD_IN_YEAR : AHEAD_BEYOND)

const isLater = (text: string, date: TextDate, day: string): boolean =>
  date.day > day && (date.stated || isAhead(date, day) || /(?:19|20)\d{2}年|[今明]年/.test(text.slice(0, date.at)))

const laterEvents = (block: TextBlock, day: string): Hit[] =>
  datesIn(block.text, day).filter((date) => isLater(block.text, date, day) && !isInExample(block.text, date.at) && isReportedAsPast(block.text, date))
    .map((date) => ({ message: `文中说“${date.text}”的事已经发生，却早在 ${day} 就发布了，请核对日期`, place: placeAt(block, date.at), text: date.text }))

const laterSignature = (view: ContentView, day: string): Hit[] => {
  const signed = signedDate(view)
  const [date] = signed ? datesIn(signed.text, day) : []
  return signed && date && date.day > day ? [{ message: `落款日期 ${signed.text} 晚于发布日期 ${day}，请核对`, place: placeAt(signed.block, signed.at), text: signed.text }] : []
}

/** Nothing is published before what it reports has happened. Dates that are announced, due or in force later are right. */
export const dateOrder: Rule = {
  check: (view) => {
    const day = publicationDay(view)
    if (day === null) return []
    const events = view.blocks.filter(({ text }) => !isBlank(text)).flatMap((block) => [...laterEvents(block, day), ...laterNumbers(block, day)])
    return [...events, ...laterSignature(view, day)]
  },
  doc: {
    examples: [
      ...([
        ['2026年3月15日，省商务厅召开了推进会。', '2026年3月15日'],
        ['3月15日，武汉海关在阳逻港举行开通仪式。', '3月15日'],
        ['本网讯 2026-03-20，首票货物顺利通关。', '2026-03-20'],
        ['省商务厅于2026年3月15日印发《通知》，明确减免范围。', '2026年3月15日'],
        ['截至2026年3月31日，平台累计受理申报12万票。', '2026年3月31日'],
        ['根据《通知》（鄂商发〔2027〕3号）要求，现公布名单。', '〔2027〕3号'],
        ['活动于3月18日圆满落幕，共有五十家企业参加。', '3月18日'],
        ['8月15日，武汉海关举行了开通仪式。', '8月15日'],
      ] as const).map(([text, hit]) => ({ body: `<p>${text}</p>`, hits: [hit], meta: { publishedAt: '2026-03-01' } })),
      { body: '<p>现将名单予以公布。</p><p>湖北省商务厅</p><p>2026年3月15日</p>', hits: ['2026年3月15日'], meta: { publishedAt: '2026-03-01 09:00' }, note: '落款晚于发布' },
      ...[
        '会议将于2026年3月15日在武汉召开。', '定于3月15日举办培训班，欢迎企业参加。', '本办法自2026年5月1日起施行。', '请于2026年3月20日前报送。', '有效期至2027年12月31日。',
        '报名截至3月15日。', '展会时间：2026年4月10日至12日，地点武汉。', '系统定于3月8日停机维护。', '2026年2月27日，省商务厅召开了推进会。', '12月28日，首票货物顺利通关。',
        '展会3月18日至20日举行，欢迎企业参展。', '培训班定于3月8日至10日举办，已有50家企业报名。', '计划2026年10月底建成，2026年12月31日投入运行。', '2025年，平台上线；12月5日，开通退税功能。', '公示期为2026年3月2日至3月8日。', '10月15日，武汉海关举行了开通仪式。', '3月14日（星期六）上午举行开园仪式。', '清明节2026年4月4日至6日放假调休。', '有关单位须于2026年3月31日之前完成整改。',
      ].map((text) => ({ body: `<p>${text}</p>`, hits: [], meta: { publishedAt: '2026-03-01' } })),
    ],
    name: '发布早于所述日期',
    why: '发布日期早于文章所说已经发生的事，说明日期是改出来的；检查把伪造发稿日期列为单项否决。预告、期限和施行日期在后是正常的。',
  },
  id: 'date-order',
  severity: 'error',
  source: '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》（伪造发稿日期）',
}
