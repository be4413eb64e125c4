import { approversOf } from '../../../src/review/decidePublish.ts'
import type { ReviewState } from '../../../src/review/decideTransition.ts'
import { offeredSteps } from '../../../src/review/offeredSteps.ts'
import type { ReviewView, ShownComment } from '../../../src/review/reviewView.ts'
import { findQuote, type QuotePlace } from '../../../src/shared/findQuote.ts'
import { idOf } from '../../../src/shared/idOf.ts'
import { type Asked, isLive, loadLatest } from './askedDocument.ts'
import { labelsOf } from './fieldLabels.ts'
import { readPeopleNames, readReviewerNames } from './peopleNames.ts'
import { readStanding } from './readStanding.ts'
import { columnReviewers } from './reviewFacts.ts'

type Doc = Record<string, unknown>

const rowsIn = (value: unknown): Doc[] => (Array.isArray(value) ? (value as Doc[]) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): null | string => textOf(value) || null

type Names = ReadonlyMap<string, string>

const nameIn = (names: Names, person: unknown): string => names.get(idOf(person) ?? '') ?? '（账号已删除）'

const shownComment = (doc: Doc, comment: Doc, { labels, names }: { labels: Names; names: Names }): ShownComment => {
  const [field, path, quote] = [textOf(comment['field']), textOrNull(comment['path']), textOrNull(comment['quote'])]
  const place: QuotePlace = quote || path ? findQuote(doc[field], { path, quote }) : { kind: 'here', path: '' }
  return {
    at: textOf(comment['at']), by: nameIn(names, comment['by']), doneAt: textOrNull(comment['doneAt']), doneBy: comment['doneBy'] ? nameIn(names, comment['doneBy']) : null, field, id: textOf(comment['id']),
    label: labels.get(field) ?? field, path: place.kind === 'gone' ? null : place.path, place: place.kind, quote, text: textOf(comment['text']),
  }
}

const peopleIn = (doc: Doc): unknown[] => {
  const emergency = (doc['emergency'] ?? {}) as Doc
  return [doc['createdBy'], doc['submittedBy'], emergency['by'], ...rowsIn(doc['approvals']).map(({ user }) => user), ...rowsIn(doc['reviewComments']).flatMap(({ by, doneBy }) => [by, doneBy])]
}

/** In these states the next step is a reviewer's. */
const WAITS_FOR_REVIEWER: readonly ReviewState[] = ['approved', 'submitted']

const shownEmergency = (emergency: Doc, names: Names): ReviewView['emergency'] =>
  emergency['at'] ? { at: textOf(emergency['at']), by: nameIn(names, emergency['by']), open: emergency['open'] === true, reason: textOf(emergency['reason']) } : null

/** Reads the review of one document for the person who asks. Throws 404 where there is none to read. */
export const readReview = async (asked: Asked, now: Date): Promise<ReviewView> => {
  const { collection, req } = asked
  const doc = await loadLatest(asked)
  const live = await isLive(asked)
  const standing = await readStanding(asked, { doc, live, now })
  const names = await readPeopleNames(req, peopleIn(doc))
  const labels = labelsOf(req.payload.collections[collection].config.fields)
  const approvers = approversOf(standing)
  const waits = WAITS_FOR_REVIEWER.includes(standing.state) || (standing.state === 'published' && standing.emergencyOpen)
  // Whoever approved one level may publish, but not approve another.
  const excluded = [...standing.authors, ...(standing.state === 'approved' ? [] : approvers)]
  return {
    approvals: rowsIn(doc['approvals']).map((row) => ({ at: textOf(row['at']), by: nameIn(names, row['user']), comment: textOf(row['comment']), level: Number(row['level'] ?? 1), valid: row['digest'] === standing.digest })),
    comments: rowsIn(doc['reviewComments']).map((comment) => shownComment(doc, comment, { labels, names })),
    createdBy: doc['createdBy'] ? nameIn(names, doc['createdBy']) : null,
    emergency: shownEmergency((doc['emergency'] ?? {}) as Doc, names),
    levels: standing.levels, live, mayWrite: standing.canWrite,
    next: waits ? await readReviewerNames(req, { excluded, named: await columnReviewers(req, doc['column']) }) : [],
    passed: approvers.size, publishAt: textOrNull(doc['publishAt']), remark: textOrNull(standing.state === 'withdrawn' ? doc['withdrawReason'] : doc['returnComment']), rev: Number(doc['rev'] ?? 0), state: standing.state, steps: offeredSteps(standing),
    submitted: doc['submittedBy'] ? { at: textOf(doc['submittedAt']), by: nameIn(names, doc['submittedBy']) } : null,
  }
}
