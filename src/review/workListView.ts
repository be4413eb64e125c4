import type { ReviewedSlug } from '../shared/slugs.ts'
import type { Waiting } from './waitingFor.ts'

/** One text that wants something. `since`: when it came into this state, an ISO instant. */
export type WaitingText = { approved: number; collection: ReviewedSlug; column: null | string; id: string; levels: number; remark: null | string; since: string; title: string; waiting: Waiting }

/** The open problems of one text of the person's. `place` is `COLLECTION:ID` of the text, or of a problem that stands in none; `message` is the first one's. */
export type WaitingFindings = { count: number; message: string; place: string; title: string }

/** A column that is behind its monthly quota. */
export type WaitingQuota = { id: string; sentence: string; title: string }

/** What waits for one person. */
export type WorkList = { findings: WaitingFindings[]; quotas: WaitingQuota[]; texts: WaitingText[] }
