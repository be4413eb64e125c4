/** When which task is due, in Asia/Shanghai, as five-field cron expressions. */
export type Schedule = { cron: string; task: string }

/** The portal's calendar. */
export const SCHEDULES: readonly Schedule[] = [
  { cron: '* * * * *', task: 'checkUploads' },
  { cron: '* * * * *', task: 'deliverNotifications' },
  { cron: '* * * * *', task: 'publishScheduled' },
  { cron: '*/10 * * * *', task: 'recheckDueLinks' },
  { cron: '3-59/10 * * * *', task: 'probePortal' },
  { cron: '*/15 * * * *', task: 'sealAudit' },
  { cron: '20 * * * *', task: 'notFoundSuggestions' },
  { cron: '5 0 * * *', task: 'expirePolicies' },
  { cron: '15 0 1 * *', task: 'freezeQuotaMonth' },
  { cron: '0 2 * * *', task: 'patrolPortal' },
  { cron: '40 3 * * *', task: 'recheckRedirects' },
  { cron: '0 4 * * *', task: 'retention' },
  { cron: '20 4 * * *', task: 'recheckContent' },
  { cron: '30 7 * * *', task: 'inspectionDay' },
  { cron: '30 8 * * *', task: 'quotaReminder' },
  { cron: '0 9 * * *', task: 'dailyDigest' },
]
