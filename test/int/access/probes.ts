import { contentDigest } from '../../../src/review/contentDigest.ts'
import { shanghaiDateTime } from '../../../src/shared/shanghai.ts'
import type { RestCall } from '../../helpers/startPayload.ts'
import { lexical } from './canaries.ts'
import type { Data } from './sampleData.ts'
import type { Actor, Stored, World } from './world.ts'

/** How one route is asked so that who may gets through: the path with its parameters filled in, and the body. */
export type Probe = {
  call?: RestCall
  /** Statuses that only who may use the route gets, where no body that succeeds can be made here. */
  past?: readonly number[]
  path: string
}

export type Make = (world: World, context: { actor: Actor; set: Data }) => Promise<Probe>

const json = (body: Data): RestCall => ({ body })

const latestOf = async (world: World, slug: string, id: string): Promise<Data> => {
  const find = world.portal.payload.findByID as unknown as (call: Data) => Promise<Data>
  return find.call(world.portal.payload, { collection: slug, depth: 0, draft: true, id })
}

const text = ({ ids }: World): Data => ({ createdBy: ids.stranger, editedBy: [ids.stranger], submittedBy: ids.stranger })

/** Policies of one day each, a year apart, so that no two contradict each other. */
const apart = (slug: string, number: number): Data => {
  if (slug !== 'feeWaiverPolicies') return {}
  const day = new Date(Date.UTC(2030, 0, 1) + number * 86_400_000).toISOString()
  return { effectiveFrom: day, effectiveTo: day }
}

type Review = { body?: Data; slug: string; state: string; status?: string }

/** A step of the review on a text of another author in the state that asks for it. */
const review = ({ body = {}, slug, state, status = 'draft' }: Review): Make => async (world, { set }) => {
  const document: Stored = await world.clone(slug, { ...text(world), ...apart(slug, world.next()), ...set, _status: status, reviewState: state })
  const doc = await latestOf(world, slug, document.id)
  const approvals = state === 'approved' ? [{ at: new Date().toISOString(), digest: contentDigest(doc), level: 1, user: world.people.auditor.id }] : []
  await world.write(slug, document, { approvals })
  return { call: json({ rev: doc['rev'], ...body }), path: document.id }
}

const score = (state: string): Make => async (world) => {
  const { ownCentre, stranger } = world.ids
  const { id } = await world.clone('evaluationScores', { center: ownCentre, current: state === 'published', editedBy: [stranger], enteredBy: stranger, state })
  return { call: json({ reason: '理由' }), path: id }
}

const finding = (state: string): Make => async (world) => ({ call: json({ reason: '理由' }), path: (await world.clone('findings', { state })).id })

/** Whoever may read a report is told that there is none. */
const withoutReport: Make = async () => ({ past: [404], path: '6b05934326b5c024bf667012' })

const notice = (body: Data = {}): Make => async (world, { set }) => ({ call: json(body), path: (await world.clone('notifications', { state: 'unread', ...set })).id })

const fileOf = (slug: string): Make => async (world) => {
  const stored = JSON.parse((await world.stored(slug, world.refs[slug] ?? '')) ?? '{}') as Data
  return { path: String(stored['filename']) }
}

const STEPS: Readonly<Record<string, Omit<Review, 'slug'>>> = {
  approve: { state: 'submitted' },
  publish: { state: 'approved' },
  return: { body: { comment: '请改' }, state: 'submitted' },
  schedule: { body: { publishAt: '2099-01-01T00:00:00Z' }, state: 'approved' },
  submit: { state: 'draft' },
  withdraw: { body: { reason: '有误' }, state: 'published', status: 'published' },
}

const REVIEWED = ['news', 'pages', 'faqs', 'feeWaiverPolicies']

/** Whoever may write the text is told that there is no such comment. */
const tickProbes = Object.fromEntries(
  REVIEWED.map((slug): [string, Make] => [`POST /${slug}/:id/tick-comment`, async (...asked) => ({ ...(await review({ body: { comment: 'none', done: true }, slug, state: 'returned' })(...asked)), past: [409] })]),
)

const reviewProbes = Object.fromEntries(
  REVIEWED.flatMap((slug) => Object.entries(STEPS).map(([step, how]) => [`POST /${slug}/:id/${step}`, review({ ...how, slug })])),
)

const emailOf = async (world: World): Promise<string> => (await world.portal.payload.findByID({ collection: 'users', id: world.ids.stranger })).email

/**
 * Routes that need more than an empty body and the id of a document to be answered to who may. Add one for your endpoint when the
 * census says that its answer proves nothing.
 */
export const PROBES: Readonly<Record<string, Make>> = {
  ...reviewProbes,
  ...tickProbes,
  'DELETE /payload-preferences/:key': async (world, { actor }) => {
    await world.clone('payload-preferences', { key: 'probe', user: { relationTo: 'users', value: world.people[actor].id || world.ids.stranger } })
    return { path: 'probe' }
  },
  'GET /attachments/file/:filename': fileOf('attachments'),
  'GET /inspectionDays/report': async (world) => {
    await world.empty('inspectionDays')
    return { past: [404], path: '' }
  },
  'GET /media/file/:filename': fileOf('media'),
  // Who gets through is refused because the set names no finding.
  'POST /changeSets/:id/apply': async (world) => ({ call: json({}), past: [400], path: (await world.clone('changeSets', { findings: [], items: [], state: 'draft' })).id }),
  'POST /changeSets/:id/undo': async (world) => ({ call: json({}), path: (await world.clone('changeSets', { items: [], state: 'applied' })).id }),
  'POST /changeSets/prepare': async () => ({ call: json({}), past: [400], path: '' }),
  'POST /columns/:id/merge': async (world, { set }) => ({ call: json({ dryRun: true, into: world.refs['columns'] }), path: (await world.clone('columns', set)).id }),
  'POST /content/normalise': async () => ({ call: json({ body: lexical('正文') }), path: '' }),
  'POST /evaluationScores/:id/confirm': score('draft'),
  'POST /evaluationScores/:id/correct': score('published'),
  'POST /evaluationScores/:id/publish': score('confirmed'),
  'POST /evaluationScores/:id/return': score('confirmed'),
  'POST /findings/accept-selected': async (world) => ({ call: json({ findings: [(await world.clone('findings', { state: 'open' })).id], reason: '理由' }), path: '' }),
  'POST /findings/:id/accept': finding('open'),
  'POST /findings/:id/false-alarm': finding('open'),
  'POST /findings/:id/reopen': finding('accepted'),
  // Who gets through is refused for the address, which is none of the portal's.
  'POST /findings/:id/redirect': async (world) => ({ call: json({}), past: [400], path: (await world.clone('findings', { kind: 'link', state: 'open', url: 'https://other.example/' })).id }),
  // Who gets through is refused for the kind of the finding; whether the document is saved is for its own rights.
  'POST /findings/:id/repair': async (world) => ({ call: json({}), past: [400], path: (await world.clone('findings', { kind: 'link', state: 'open' })).id }),
  'POST /lexicon/import': async () => ({ call: json({ file: Buffer.from('错误写法,正确写法\n探针词误,探针词\n').toString('base64') }), path: '' }),
  'POST /lexicon/try': async () => ({ call: json({ text: '提交报关单。' }), path: '' }),
  'POST /notFoundLog/:id/redirect': async (world) => ({ call: json({ to: 'https://other.example/' }), path: (await world.clone('notFoundLog', { path: `/probe-${world.next()}` })).id }),
  'POST /notificationOutbox/:id/resend': async (world) => ({ call: json({}), path: (await world.clone('notificationOutbox', { state: 'failed' })).id }),
  'POST /notifications/:id/acknowledge': notice(),
  'POST /notifications/:id/mute': notice(),
  'POST /notifications/:id/reopen': notice(),
  'POST /notifications/:id/snooze': notice({ until: shanghaiDateTime(new Date(Date.now() + 86_400_000)) }),
  'GET /patrolRuns/:id/overview': withoutReport,
  'GET /patrolRuns/:id/report': withoutReport,
  'POST /patrolRuns/start': async (world) => {
    await world.empty('patrolRuns')
    return { call: json({}), path: '' }
  },
  'POST /payload-preferences/:key': async () => ({ call: json({ value: { shown: true } }), path: 'probe' }),
  'POST /redirects/import': async () => ({ call: json({ dryRun: true, format: 'csv', text: '/probe,/to/' }), path: '' }),
  'POST /users/login': async (world) => ({ call: json({ email: await emailOf(world), password: 'Test-Passw0rd!9' }), path: '' }),
  'POST /users/unlock': async (world) => ({ call: json({ email: await emailOf(world) }), path: '' }),
}
