import type { Role } from '../shared/roles.ts'
import type { NoticeKind, Urgency } from './notice.ts'

/** A group of people: those the event names, those the column names, or all holders of a role. */
export type Who = 'authors' | 'editors' | 'persons' | 'responsible' | 'reviewers' | `role:${Role}`

export type KindRule = {
  /** Whether the group robots hear of it too. */
  group: boolean
  label: { en: string; zh: string }
  /** Each entry is a line of fallbacks, of which the first group with somebody in it is told. */
  tell: readonly (readonly Who[])[]
  urgency: Urgency
}

const REVIEWERS: readonly Who[] = ['reviewers', 'role:reviewer']
const OPERATORS: readonly Who[] = ['role:operator', 'role:admin']

/** Who is told what, how urgently and whether in the groups. */
export const KINDS: Readonly<Record<NoticeKind, KindRule>> = {
  'delivery-failed': { group: false, label: { en: 'Delivery failed', zh: '通知发送失败' }, tell: [OPERATORS], urgency: 'info' },
  digest: { group: false, label: { en: 'Daily digest', zh: '每日摘要' }, tell: [['persons']], urgency: 'action' },
  'emergency-overdue': { group: true, label: { en: 'Emergency approval overdue', zh: '紧急发布待补审' }, tell: [['authors'], REVIEWERS], urgency: 'urgent' },
  'finding-confirmed': { group: false, label: { en: 'Finding confirmed', zh: '问题确认' }, tell: [['authors'], ['responsible', 'editors', 'role:operator']], urgency: 'action' },
  incident: { group: true, label: { en: 'Incident', zh: '系统事件' }, tell: [OPERATORS], urgency: 'action' },
  'inspection-forecast': { group: true, label: { en: 'Inspection forecast', zh: '检查指标预警' }, tell: [['responsible', 'editors'], ['role:operator', 'role:reviewer']], urgency: 'action' },
  'job-failed': { group: true, label: { en: 'Job failed', zh: '定时任务失败' }, tell: [OPERATORS], urgency: 'urgent' },
  'policy-expiring': { group: false, label: { en: 'Policy expiring', zh: '政策即将到期' }, tell: [['authors'], ['role:port']], urgency: 'action' },
  'publication-held': { group: true, label: { en: 'Publication held', zh: '定时发布未执行' }, tell: [['authors'], ['persons'], REVIEWERS], urgency: 'urgent' },
  'quota-behind': { group: true, label: { en: 'Quota behind', zh: '发布量落后' }, tell: [['responsible', 'editors', 'reviewers', 'role:reviewer']], urgency: 'action' },
  'review-approved': { group: false, label: { en: 'Approved', zh: '审核通过' }, tell: [['authors'], ['persons']], urgency: 'info' },
  'review-returned': { group: false, label: { en: 'Sent back', zh: '审核退回' }, tell: [['authors']], urgency: 'action' },
  'review-submitted': { group: false, label: { en: 'Waiting for review', zh: '待审核' }, tell: [REVIEWERS], urgency: 'action' },
}
