/** Every rule the daily verdict knows. A single breached `veto` rule fails the site; a `deduction` costs points. */
export type InspectionKey =
  | 'columns-blank'
  | 'columns-overdue'
  | 'columns-stale'
  | 'data-stale'
  | 'dead-link-home'
  | 'dead-link-other'
  | 'home-stale'
  | 'messages-unanswered'
  | 'page-tags-missing'
  | 'policy-stale'
  | 'site-unreachable'

/**
 * One rule as data. Thresholds that a rule does not use are absent. `limit` is the count from which it is breached; `points` are lost once
 * (or for each case, up to `cap`). `verified` tells whether the official text was read, not a copy of it.
 */
export type InspectionRule = {
  cap?: number
  days?: number
  enabled: boolean
  key: InspectionKey
  kind: 'deduction' | 'veto'
  limit?: number
  months?: number
  name: string
  points?: number
  /** Fewest probes a share may be computed from. */
  samples?: number
  seconds?: number
  /** Per cent. */
  share?: number
  source: string
  verified: boolean
}

export type InspectionProfile = { name: string; rules: readonly InspectionRule[] }

const INDICATORS = '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》'

/** The inspection rules as far as they could be read (DOMAIN §2). An installation edits a copy of it. */
export const DEFAULT_PROFILE: InspectionProfile = {
  name: '政府网站检查指标（2019）',
  rules: [
    { days: 7, enabled: true, key: 'site-unreachable', kind: 'veto', name: '站点无法访问', samples: 140, seconds: 15, share: 5, source: `${INDICATORS}：一周内累计 5% 以上的访问超过 15 秒仍未打开`, verified: false },
    { days: 14, enabled: true, key: 'home-stale', kind: 'veto', name: '首页不更新', source: `${INDICATORS}：首页两周未更新`, verified: false },
    { days: 14, enabled: true, key: 'columns-stale', kind: 'veto', limit: 5, months: 6, name: '栏目不更新', source: `${INDICATORS}：动态要闻类两周、一级通知公告与政策文件类六个月未更新，合计 5 个以上`, verified: false },
    { enabled: true, key: 'columns-overdue', kind: 'veto', limit: 10, months: 12, name: '应更新未更新栏目', source: `${INDICATORS}：长期未更新的栏目 10 个以上（年限按 2015 年普查口径）`, verified: false },
    { enabled: true, key: 'columns-blank', kind: 'veto', limit: 5, name: '空白栏目', source: `${INDICATORS}：空白栏目 5 个以上`, verified: false },
    { enabled: true, key: 'messages-unanswered', kind: 'veto', limit: 1, months: 3, name: '互动回应差', source: `${INDICATORS}：一年内有效留言超过三个月未回复`, verified: false },
    { cap: 20, enabled: true, key: 'dead-link-home', kind: 'deduction', name: '首页断链', points: 1, source: `${INDICATORS}：首页每条扣 1 分`, verified: false },
    { cap: 10, enabled: true, key: 'dead-link-other', kind: 'deduction', name: '其他页面断链', points: 0.1, source: `${INDICATORS}：其他页面每条扣 0.1 分`, verified: false },
    { enabled: true, key: 'policy-stale', kind: 'deduction', months: 6, name: '政策文件未更新', points: 5, source: '部委自查口径：政策文件栏目六个月未更新扣 5 分', verified: false },
    { enabled: true, key: 'data-stale', kind: 'deduction', months: 3, name: '统计数据未更新', points: 2, source: '部委自查口径：办事统计数据三个月未更新扣 2 分', verified: false },
    { cap: 5, enabled: true, key: 'page-tags-missing', kind: 'deduction', name: '页面标签缺失', points: 1, source: '国办发〔2017〕47号《政府网站发展指引》网页设计规范', verified: false },
  ],
}
