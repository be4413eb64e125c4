import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const DONE = '做|干|办|搞|跑|说|讲|写|学|抓|建|管|变|走|开展|进行|执行|完成|落实|准备|安排|组织|处理|恢复|增长|推进|运行|办理|表现|解决|发挥|发展'
const HOW = '(?:很|非常|十分|更加?|比较|特别|相当|越来越|不够|不太)'
const RESULT = '好|快|慢|差|多|少|顺利|扎实|圆满|到位|彻底|及时|充分|出色|完善|完美|有序|精彩|稳|准|细|实|深入|高效|迅速|平稳'

/** 做的很好: a complement of degree takes 得. */
const COMPLEMENT = new RegExp(`(?<=(?:${DONE}))的(?=${HOW}(?:${RESULT})(?:[。，；！]|$))`, 'g')

const ADVERBS = '稳步|逐步|逐渐|渐渐|慢慢|大力|逐一|悄悄|默默|紧紧|牢牢|日益|源源不断|有条不紊|循序渐进|扎扎实实|踏踏实实|认认真真|坚定不移|毫不动摇|持之以恒|坚持不懈|一如既往|千方百计|持续不断|不折不扣|因地制宜'
const VERBS = '推进|推动|开展|做好|抓好|落实|完成|提高|提升|加强|增强|增长|改善|扩大|深化|贯彻|执行|支持|维护|向前|进行|实施|恢复|增加|减少|解决|消除|建立|完善|把|将|走|为|与|向|朝'

/** 稳步的推进: a word that is only ever an adverb takes 地 before a verb. */
const ADVERBIAL = new RegExp(`(?<=(?:${ADVERBS}))的(?=(?:${VERBS})(?!(?:作用|机制|工作|方式|方法|过程|态势|趋势|势头|步伐|者|性|力|率|速度|目标|计划|方案)))`, 'g')

const QUALITIES = '重要|伟大|美好|美丽|良好|优质|广大|全新|宝贵|坚实|强大|显著|优美|先进|便捷|巨大|突出|可靠|丰富'
const NOUNS = '作用|意义|贡献|成绩|成果|成效|环境|基础|支撑|保障|生活|未来|企业|经验|举措|服务|力量|群众|影响|家园|资源|渠道'

/** 重要地作用: before a noun stands 的. */
const ATTRIBUTIVE = new RegExp(`(?<=(?:${QUALITIES}))地(?=(?:${NOUNS}))`, 'g')

/** 取得得成绩, 认真得落实 */
const NOT_RESULT = new RegExp(`(?<=(?:${ADVERBS}|认真|积极|及时|主动|顺利|严格|切实))得(?=(?:${VERBS}))|(?<=取得|获得|所做|新增|现有|开展)得(?=(?:成绩|成果|成效|工作|进展|经验|企业|荣誉))`, 'g')

const PATTERNS: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [COMPLEMENT, () => '得'], [ADVERBIAL, () => '地'], [ATTRIBUTIVE, () => '的'], [NOT_RESULT, ({ input, index }) => (new RegExp(`^得(?:${VERBS})`).test(input.slice(index)) ? '地' : '的')],
]

/** 的, 地 and 得 confused, only where the grammar leaves no doubt. */
export const wordParticles: Rule = {
  check: (view) => PATTERNS.flatMap(([pattern, right]) =>
    textHits(view, pattern, ({ match }) => ({ message: `此处应为“${right(match)}”`, to: right(match) }))),
  doc: {
    examples: [
      { body: '<p>工作做的很好，各项改革稳步的推进，发挥了重要地作用。</p>', fixed: '<p>工作做得很好，各项改革稳步地推进，发挥了重要的作用。</p>', hits: ['的', '的', '地'] },
      { body: '<p>认真得落实各项措施，取得得成绩来之不易。</p>', hits: ['得', '得'] },
      { body: '<p>做得很好；他做的很多工作；稳步的推进机制；重要地位；重要地区；发展的更高要求；认真地落实。</p>', hits: [] },
    ],
    name: '的、地、得',
    why: '三个字读音相同，输入时最容易错；这里只报语法上没有疑问的。',
  },
  id: 'word-particles',
  severity: 'warning',
  source: '《现代汉语八百词》（增订本）',
}
