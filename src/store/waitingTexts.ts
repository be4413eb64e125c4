import type { PayloadRequest, Where } from 'payload'

import { type Colleague, waitingFor } from '../review/waitingFor.ts'
import type { WaitingText } from '../review/workListView.ts'
import { idOf } from '../shared/idOf.ts'
import { idsOf } from '../shared/idsOf.ts'
import { REVIEWED_SLUGS, type ReviewedSlug } from '../shared/slugs.ts'
import type { ColumnFacts } from './columnFacts.ts'
import { mayRead } from './mayRead.ts'

/** Texts in review looked at for one list, the newest first; a larger backlog shows its newest part. */
const MOST = 500

const PENDING: Where = { or: [{ reviewState: { in: ['submitted', 'approved', 'returned'] } }, { 'emergency.open': { equals: true } }] }

const SELECT = { approvals: true, column: true, createdBy: true, editedBy: true, emergency: true, returnComment: true, reviewState: true, submittedBy: true, title: true, updatedAt: true } as const

type Row = Readonly<Record<string, unknown>>

const approversIn = ({ approvals }: Row): string[] => idsOf((Array.isArray(approvals) ? (approvals as { user?: unknown }[]) : []).map(({ user }) => user))

const textOf = (value: unknown): null | string => (typeof value === 'string' && value !== '' ? value : null)

const judge = (row: Row, { collection, columns, person }: { collection: ReviewedSlug; columns: ReadonlyMap<string, ColumnFacts>; person: Colleague }): WaitingText[] => {
  const column = columns.get(idOf(row['column']) ?? '')
  const approvers = approversIn(row)
  const remark = textOf(row['returnComment'])
  const waiting = waitingFor({
    approvers, authors: idsOf([row['createdBy'], row['submittedBy'], ...idsOf(row['editedBy'])]), columnReviewers: column?.reviewers ?? [],
    emergencyOpen: (row['emergency'] as null | undefined | { open?: boolean })?.open === true, remark, state: String(row['reviewState'] ?? 'draft'),
  }, person)
  if (!waiting) return []
  return [{ approved: approvers.length, collection, column: column?.title ?? null, id: String(row['id']), levels: column?.levels ?? 1, remark, since: String(row['updatedAt']), title: textOf(row['title']) ?? '（无标题）', waiting }]
}

const pendingIn = async (req: PayloadRequest, collection: ReviewedSlug): Promise<readonly Row[]> => {
  if (!(await mayRead(req, collection))) return []
  const { docs } = await req.payload.find({ collection, depth: 0, draft: true, limit: MOST, overrideAccess: false, pagination: false, req, select: SELECT, sort: '-updatedAt', where: PENDING })
  return docs
}

/** The texts that wait for the person, of those the person may read: one query for each collection, the longest waiting first. */
export const readWaitingTexts = async (req: PayloadRequest, person: Colleague, columns: ReadonlyMap<string, ColumnFacts>): Promise<WaitingText[]> => {
  const found: WaitingText[] = []
  for (const collection of REVIEWED_SLUGS) {
    for (const row of await pendingIn(req, collection)) found.push(...judge(row, { collection, columns, person }))
  }
  return found.sort((left, right) => left.since.localeCompare(right.since))
}
