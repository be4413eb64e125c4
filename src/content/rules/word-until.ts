import { sentenceAt } from '../lexicon/sentenceAt.ts'
import { isMentioned } from '../lexicon/isMentioned.ts'
import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

/** 截止 is an end and takes no object of time at the head of a clause. */
const UP_TO = /截止(?=\s?(?:(?:19|20)\d{2}|\d{1,2}[月日]|[一二三四五六七八九十]{1,2}月|今年|去年|前年|当年|目前|现在|当前|上月|本月|[本上]周|昨[日天]|今[日天]|发稿|记者|年[底末初]|月[底末]|季度末|[上下]半年|[〇二][〇零一二三四五六七八九]{3}年|第[一二三四]季度))/g
/** Nothing ends now that has a count. */
const NOW = /^(?:目前|现在|当前|发稿)/
/** What ends is named before: 报名截止3月5日. */
const ENDS = /(?:报名|申报|申请|征集|投标|受理|办理|提交|登记|缴费|收稿|征文|投稿|预约|招标|递交|公示|响应|活动|时间|日期|期限|于|已|将|均|为)\s?$/
/** 数据截至日期 names the day a count goes up to. */
const NOT_END = /(?<!(?:数据|统计|信息|资料|余额))截至(?=日期|时间|期限|时点)|(?<=已经?|将于[^，。；]{2,14}|均已|即将|已于[^，。；]{2,14})截至(?=[。，；！）]|$)/g

/** 截止 (ends) and 截至 (as of) confused. */
export const wordUntil: Rule = {
  check: (view) => [
    ...textHits(view, UP_TO, ({ before, match, text }) => {
      const span = { end: match.index + 2, start: match.index }
      const clause = sentenceAt(text, span).split(/[，：（]/).find((part) => part.includes('截止')) ?? ''
      const isStated = ENDS.test(before) || /(?:报名|申报|征集|投标|受理)[^，。；]{0,8}截止/.test(clause)
      if ((isStated && !NOW.test(text.slice(span.end))) || isMentioned(text, span)) return null
      return { message: '“截止”表示到期停止；表示统计到某时，应为“截至”', to: '截至' }
    }),
    ...textHits(view, NOT_END, ({ match, text }) => (isMentioned(text, { end: match.index + 2, start: match.index }) ? null : { message: '“截至”后面要有时间；表示到期停止，应为“截止”', to: '截止' })),
  ],
  doc: {
    examples: [
      { body: '<p>截止2026年3月底，全省有外贸企业1万家。截止目前，未见异常。</p>', fixed: '<p>截至2026年3月底，全省有外贸企业1万家。截至目前，未见异常。</p>', hits: ['截止', '截止'] },
      { body: '<p>截至日期为5月31日，报名将于5月31日截至。</p>', fixed: '<p>截止日期为5月31日，报名将于5月31日截止。</p>', hits: ['截至', '截至'] },
      { body: '<p>截至2026年3月底；报名截止3月5日；截止到3月5日；截止时间3月5日；申报已截止；数据截至日期为3月31日。</p>', hits: [] },
    ],
    name: '截止与截至',
    why: '“截止”是到期停止，“截至”是统计到某一时间。截止时间写错会误导企业。',
  },
  id: 'word-until',
  severity: 'warning',
  source: '《现代汉语词典》（第7版）',
}
