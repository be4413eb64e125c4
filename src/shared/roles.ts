/** The portal's roles. A person may hold several; `admin` gives no right to content by itself. */
export const ROLES = ['admin', 'editor', 'reviewer', 'trade', 'port', 'center', 'operator', 'auditor'] as const

export type Role = (typeof ROLES)[number]

/** What each role is called on screen. */
export const ROLE_LABELS: Record<Role, { en: string; zh: string }> = {
  admin: { en: 'Administrator', zh: '管理员' },
  auditor: { en: 'Auditor', zh: '审计' },
  center: { en: 'Centre user', zh: '外综服务中心' },
  editor: { en: 'Content editor', zh: '内容编辑' },
  operator: { en: 'Operator', zh: '运维' },
  port: { en: 'Port officer', zh: '口岸处' },
  reviewer: { en: 'Reviewer', zh: '审核' },
  trade: { en: 'Trade officer', zh: '外贸处' },
}
