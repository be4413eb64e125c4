import type { InspectionKey } from './profile.ts'
import type { RuleVerdict, Thresholds } from './verdict.ts'

type Explain = (thresholds: Thresholds) => string

const HOW: Readonly<Record<InspectionKey, Explain>> = {
  'columns-blank': ({ limit = 1 }) => `数出本栏目及下级都没有公开内容、又没有标为“不要求更新”的栏目；达到 ${limit} 个即不合格。`,
  'columns-overdue': ({ limit = 1, months = 0 }) => `逐个栏目看本栏目及下级最新内容的发布日期；此后满 ${months} 个月没有新内容的算应更新未更新，达到 ${limit} 个即不合格。没有发布日期的内容视为未更新。`,
  'columns-stale': ({ days = 0, limit = 1, months = 0 }) => `要闻动态类栏目满 ${days} 天、一级通知公告和政策文件类栏目满 ${months} 个月没有新内容的合计，达到 ${limit} 个即不合格。没有发布日期的内容视为未更新。`,
  'data-stale': ({ months = 0 }) => `看最近一次发布考核得分等统计数据的日期；此后满 ${months} 个月没有发布即扣分。`,
  'dead-link-home': ({ cap = 0, points = 0 }) => `取链接巡检中已确认、尚未处理的首页断链和危险链接；每条扣 ${points} 分，最多扣 ${cap} 分。`,
  'dead-link-other': ({ cap = 0, points = 0 }) => `取链接巡检中已确认、尚未处理的其他页面断链和危险链接；每条扣 ${points} 分，最多扣 ${cap} 分。`,
  'home-stale': ({ days = 0 }) => `看首页上最新内容的发布日期；此后满 ${days} 天没有新内容即不合格。`,
  'messages-unanswered': ({ limit = 1, months = 0 }) => `数出超过 ${months} 个月未回复的有效留言；达到 ${limit} 条即不合格。`,
  'page-tags-missing': ({ cap = 0, points = 0 }) => `打开首页、各栏目页和每个栏目最新的一篇，检查必需的页面标签；每页缺失扣 ${points} 分，最多扣 ${cap} 分。`,
  'policy-stale': ({ months = 0, points = 0 }) => `看政策文件类栏目最新内容的发布日期；满 ${months} 个月没有新内容的，一个即扣 ${points} 分。`,
  'site-unreachable': ({ days = 0, samples = 0, seconds = 0, share = 0 }) => `统计最近 ${days} 天对首页的定时探测：${seconds} 秒内没有打开的占 ${share}% 及以上即不合格；不足 ${samples} 次的不下结论。`,
}

/** How a rule's verdict is computed under its thresholds, in Chinese. */
export const howComputed = ({ key, thresholds }: Pick<RuleVerdict, 'key'> & { thresholds?: Thresholds }): string => (thresholds ? HOW[key](thresholds) : '当日的阈值没有随结论留存，算法见“检查指标”。')

const MOST_NAMED = 3

/** What has to be renewed by then: of the places whose time runs out, as many as keep the count below the limit; the first by name. */
const toRenew = ({ breachesOn, evidence, key, thresholds }: RuleVerdict): string => {
  const verb = key === 'messages-unanswered' ? '回复' : '更新'
  const due = evidence.filter((one) => one.breachesOn === null || (breachesOn !== null && one.breachesOn <= breachesOn)).map(({ place }) => place)
  if (due.length === 0) return `有内容${verb}`
  const needed = Math.max(1, due.length - (thresholds?.limit ?? 1) + 1)
  const named = `${due.slice(0, MOST_NAMED).join('、')}${due.length > MOST_NAMED ? `等 ${due.length} 处` : ''}`
  if (due.length === 1) return `${named}${verb}`
  return needed >= due.length ? `${named}都${verb}` : `${named}中至少${verb} ${needed} 处`
}

/** The forecast in a line: `将在 DATE 不合格，除非此前…`; null where no such day can be told. */
export const forecastOf = (rule: RuleVerdict): null | string => {
  const { breachesOn, state } = rule
  if (state !== 'passed' || breachesOn === null) return null
  return `将在 ${breachesOn} 不合格，除非此前${toRenew(rule)}`
}
