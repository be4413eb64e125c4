/** Durable tasks as people call them. A task of `jobs/tasks` without a name here fails a test. */
export const TASK_NAMES: Readonly<Record<string, { en: string; zh: string }>> = {
  contentShard: { en: 'Part of the content re-check', zh: '内容复查分片' },
  deliverNotifications: { en: 'Delivery of notifications', zh: '通知发送' },
  expirePolicies: { en: 'Expiry of policies', zh: '政策到期' },
  freezeQuotaMonth: { en: 'Freeze last month’s quota', zh: '发布量月结' },
  inspectionDay: { en: 'Daily inspection verdict', zh: '每日检查指标' },
  notFoundSuggestions: { en: 'Suggestions for missing paths', zh: '404 去向建议' },
  patrolPortal: { en: 'Patrol of the portal', zh: '门户巡检' },
  patrolShard: { en: 'Part of a patrol', zh: '巡检分片' },
  probePortal: { en: 'Availability probe', zh: '可用性探测' },
  publishScheduled: { en: 'Scheduled publication', zh: '定时发布' },
  quotaReminder: { en: 'Quota reminder', zh: '发布量提醒' },
  recheckContent: { en: 'Re-check of all content', zh: '内容复查' },
  recheckDueLinks: { en: 'Due re-checks of links', zh: '到期链接复查' },
  recheckRedirects: { en: 'Re-check of redirects', zh: '重定向复查' },
  retention: { en: 'Retention', zh: '过期数据清理' },
  sealAudit: { en: 'Seal the audit log', zh: '审计日志封存' },
}
