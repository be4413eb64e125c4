import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const DONE = '提升|进展|下降|改善|变化|反应|掌握|做|干|办|搞|跑|说|讲|写|学|抓|建|管|变|走|开展|进行|执行|完成|落实|准备|安排|组织|处理|恢复|增长|推进|运行|办理|表现|解决|发挥|发展'
const HOW = '(?:很是?|非常|十分|更加?|比较|特别|相当|越来越|不够|不太)'
const RESULT = '明显|显著|好|快|慢|差|多|少|顺利|扎实|圆满|到位|彻底|及时|充分|出色|完善|完美|有序|精彩|稳|准|细|实|深入|高效|迅速|平稳'

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
const NOT_RESULT = new RegExp(`(?<=(?:${ADVERBS}))得(?=(?:${VERBS}))|(?<=取得|获得|所做|新增|现有|开展)得(?=(?:成绩|成果|成效|工作|进展|经验|企业|荣誉))`, 'g')

const MANNERS = '耐心|细心|热情|详细|认真|迅速|积极|及时|顺利|严格|深入|有效|显著|快速|主动|全面|彻底|切实|扎实|准确|反复|反反复复|进一步|大幅|明显|充分|共同|高效|妥善|科学|合理|广泛'
const MODALS = '要|应当?|须|将|会|已经?|我们|可以?|能够?|请|正在?|必须|需|再|不断|更好|企业|人员|部门|单位|海关|车间|中心|小组|工作组|代表团'
const ACTS = '征求|听取|收集|推动|介绍|讲解|宣传|研究|启动|参加|参与|发现|完成|处理|落实|推进|开展|解决|解答|了解|掌握|提高|降低|提升|推动|实施|执行|核对|检查|修改|优化|改善|缩短|压缩|学习|贯彻|服务|组织|回应|配合|融入|投入|利用|发挥|做好|抓好'

/** 要认真的研究, 顺利的完成了: a manner between who must act, or an act that is done, takes 地. */
const MANNER = new RegExp([
  `(?<=(?:${MODALS})(?:${MANNERS}))的(?=(?:${ACTS})(?!的|是|和|与|成果|结果|工作|方案|计划|情况|效果|能力|水平|过程|机制|措施|态度|经验|方式|方法|服务|，|。))`,
  `(?<=(?:${MANNERS}))的(?=(?:${ACTS})了)`, '(?<=(?:严格|认真))的(?=(?:按照|依照|遵守|执行))',
].join('|'), 'g')

/** 有效得降低: before an act stands 地. */
const MANNER_AS_RESULT = new RegExp(`(?<=(?:${MANNERS}))得(?=(?:${ACTS}|${VERBS}|消毒|消杀|整改))`, 'g')

const OWNERS = '企业|海关|政策|全省|我省|湖北省|各省|我国|部门|群众|客户|提交|反映|提出|提供|存在|相关|有关|主要|重要|具体|新|规定|发布|制定'
const OWNED = '外贸|问题|材料|监管|要求|规模|诉求|实施|困难|意见|建议|措施|情况|规定|产品|服务|信息|数据|内容|需求|申请|通知|公告|方案|证明|单证'

/** 企业反映得问题, 政策地实施: between a thing and what belongs to it stands 的. */
const OWNING = new RegExp(`(?<=(?:${OWNERS}))[得地](?=(?:${OWNED}))`, 'g')

/** 办理地更快: a complement of degree takes 得. */
const DEGREE = new RegExp(`(?<=(?:${DONE}))地(?=${HOW}(?:${RESULT}))`, 'g')

const PATTERNS: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [COMPLEMENT, () => '得'], [MANNER, () => '地'], [MANNER_AS_RESULT, () => '地'], [OWNING, () => '的'], [DEGREE, () => '得'],
  [ADVERBIAL, () => '地'], [ATTRIBUTIVE, () => '的'], [NOT_RESULT, ({ input, index }) => (new RegExp(`^得(?:${VERBS})`).test(input.slice(index)) ? '地' : '的')],
]

/** 的, 地 and 得 confused, only where the grammar leaves no doubt. */
export const wordParticles: Rule = {
  check: (view) => PATTERNS.flatMap(([pattern, right]) =>
    textHits(view, pattern, ({ match }) => ({ message: `此处应为“${right(match)}”`, to: right(match) }))),
  doc: {
    examples: [
      { body: '<p>工作做的很好，各项改革稳步的推进，发挥了重要地作用。</p>', fixed: '<p>工作做得很好，各项改革稳步地推进，发挥了重要的作用。</p>', hits: ['的', '的', '地'] },
      { body: '<p>认真得落实各项措施，取得得成绩来之不易。</p>', hits: ['得', '得'] },
      { body: '<p>要认真的研究问题，有效得降低成本，企业反映得问题，办理地更快。</p>', fixed: '<p>要认真地研究问题，有效地降低成本，企业反映的问题，办理得更快。</p>', hits: ['的', '得', '得', '地'] },
      { body: '<p>认真的态度；深入的研究表明；及时的帮助；取得成效，觉得满意；企业地处中部；提交地址证明；原产地规定；重要地区。</p>', hits: [] },
      { body: '<p>做得很好；他做的很多工作；稳步的推进机制；重要地位；重要地区；发展的更高要求；认真地落实。</p>', hits: [] },
    ],
    name: '的、地、得',
    why: '三个字读音相同，输入时最容易错；这里只报语法上没有疑问的。',
  },
  id: 'word-particles',
  severity: 'warning',
  source: '《现代汉语八百词》（增订本）',
}
