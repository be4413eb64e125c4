/** Slugs of the portal's own collections. A slug never changes once data exists. */
export const PORTAL_SLUGS = {
  applications: 'applications',
  attachments: 'attachments',
  centers: 'centers',
  columns: 'columns',
  deliveries: 'deliveries',
  evaluationSchemes: 'evaluationSchemes',
  evaluationScores: 'evaluationScores',
  faqs: 'faqs',
  feeWaiverPolicies: 'feeWaiverPolicies',
  holidays: 'holidays',
  media: 'media',
  news: 'news',
  pages: 'pages',
  subscriptions: 'subscriptions',
  supervisedSites: 'supervisedSites',
  users: 'users',
  waiverRecords: 'waiverRecords',
} as const

/** Slugs of the collections that the extension (`contentOps`) adds to any Payload project. */
export const OPS_SLUGS = {
  auditLog: 'auditLog',
  changeSets: 'changeSets',
  findings: 'findings',
  incidents: 'incidents',
  inspectionDays: 'inspectionDays',
  jobRuns: 'jobRuns',
  lexicon: 'lexicon',
  linkOccurrences: 'linkOccurrences',
  linkTargets: 'linkTargets',
  notFoundLog: 'notFoundLog',
  notificationOutbox: 'notificationOutbox',
  notifications: 'notifications',
  patrolRuns: 'patrolRuns',
  probes: 'probes',
  quotaMonths: 'quotaMonths',
  redirects: 'redirects',
} as const

/** Slugs of the globals that the extension adds. */
export const OPS_GLOBALS = { inspectionProfile: 'inspectionProfile' } as const

/** The collections whose texts go through the review before they are public. */
export const REVIEWED_SLUGS = [PORTAL_SLUGS.news, PORTAL_SLUGS.pages, PORTAL_SLUGS.faqs, PORTAL_SLUGS.feeWaiverPolicies] as const

export type PortalSlug = (typeof PORTAL_SLUGS)[keyof typeof PORTAL_SLUGS]
export type ReviewedSlug = (typeof REVIEWED_SLUGS)[number]
export type OpsSlug = (typeof OPS_SLUGS)[keyof typeof OPS_SLUGS]
