import type { Role } from '../shared/roles.ts'

/** Ways out of the house. The inbox in the admin is none of them: every notice is there. */
export const CHANNELS = ['mail', 'wecom', 'dingtalk', 'webhook'] as const

export type Channel = (typeof CHANNELS)[number]

/** `info` stays in the inbox and the digest, `action` is sent outside of quiet hours, `urgent` at once. */
export type Urgency = 'action' | 'info' | 'urgent'

/** What a person chose; times are `HH:MM` in Shanghai, quiet from the first to before the second, over midnight where it is later. */
export type Preferences = { digest: boolean; mail: boolean; mention: boolean; quiet: { from: string; to: string } | null }

/** An account as far as notices concern it. */
export type Person = { disabled: boolean; email: string; id: string; name: string; preferences: Preferences; roles: readonly Role[] }

/** The people a column names; an empty list names nobody. */
export type ColumnPeople = { editors: readonly string[]; responsible: readonly string[]; reviewers: readonly string[] }

/** Ids of those an event may concern. `excluded` are told nothing whatever they are. */
export type Audience = { authors?: readonly string[]; column?: ColumnPeople | null; excluded?: readonly string[]; persons?: readonly string[] }

/** Something that happened and that people should know of. */
export type NoticeEvent = {
  audience: Audience
  /** Of this very occurrence: what was told once under a key is not told again. */
  key: string
  kind: NoticeKind
  /** Where to look, below the admin's address, such as `/collections/news/ID`. */
  link: null | string
  text: string
  title: string
  /** The matter, over all its occurrences: what “不再提醒此事” refers to. */
  topic: string
  /** In place of the kind's own. */
  urgency?: Urgency
}

export type NoticeKind =
  | 'delivery-failed'
  | 'digest'
  | 'emergency-overdue'
  | 'finding-confirmed'
  | 'incident'
  | 'inspection-forecast'
  | 'job-failed'
  | 'policy-expiring'
  | 'publication-held'
  | 'quota-behind'
  | 'review-approved'
  | 'review-returned'
  | 'review-submitted'
