import { publishScheduled } from '../../../jobs/tasks/publishScheduled.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { taskRun } from '../../helpers/taskRun.ts'
import type { Actor, Doc, Stage } from './stage.ts'

/** One attempt: who, on which document, and what a person would have on the screen. */
type Try = { id: string; rev: number; stage: Stage; version: string; who: Actor }

/** Whether the way was answered as done, and the document it made, if it made one. */
export type Answer = { done: boolean; made?: string; text: string }

/** A way in through REST over HTTP, the Local API with access checked, or a job. */
export type Way = { by: 'job' | 'local' | 'rest'; go: (attempt: Try) => Promise<Answer> }

const rest = async (...[{ stage, who }, method, url, body]: [Try, string, string, Doc?]): Promise<Answer> => {
  const { token } = stage.people[who]
  const { body: answer, status } = await stage.portal.rest(method, url, { ...(body ? { body } : {}), ...(token ? { token } : {}) })
  const failed = (answer.errors?.length ?? 0) > 0
  return { done: status < 400 && !failed, text: `${status} ${answer.errors?.[0]?.message ?? ''}`, ...(answer.doc?.['id'] ? { made: String(answer.doc['id']) } : {}) }
}

const viaRest = (method: string, url: (attempt: Try) => string, body?: (attempt: Try) => Doc): Way => ({
  by: 'rest', go: async (attempt) => rest(attempt, method, url(attempt), body?.(attempt)),
})

const local = (call: (attempt: Try, as: { overrideAccess: false; user: never }) => Promise<unknown>): Way => ({
  by: 'local',
  go: async (attempt) => {
    try {
      const made = (await call(attempt, { overrideAccess: false, user: attempt.stage.people[attempt.who].user as never })) as { errors?: unknown[]; id?: unknown } | null
      return { done: (made?.errors?.length ?? 0) === 0, text: '', ...(made?.id ? { made: String(made.id) } : {}) }
    } catch (error) {
      return { done: false, text: String(error) }
    }
  },
})

const PUBLISHED = { _status: 'published' as const }
const SMUGGLED = { ...PUBLISHED, title: '夹带的标题' }
const LATER = '2099-06-01T00:00:00Z'

const FORGED = ({ stage: { people } }: Try): Doc => ({
  approvals: [people.approver, people.reviewer].map(({ id }, at) => ({ at: '2026-11-01T00:00:00Z', digest: 'x', level: at + 1, user: id })),
  createdBy: people.editor.id, editedBy: [], emergency: { open: false }, firstPublishedAt: '2020-01-01T00:00:00Z', publishAt: LATER, reviewState: 'approved', rev: 999, scheduledBy: people.reviewer.id,
  submittedBy: people.editor.id, withdrawnAt: null,
})

const forged = (attempt: Try): Doc => ({ ...FORGED(attempt), rev: attempt.rev })
const one = ({ id }: Try): string => `/news/${id}`
const many = ({ id }: Try): string => `/news?where[id][equals]=${id}`
const step = (action: string, more: Doc = {}): Way => viaRest('POST', (attempt) => `${one(attempt)}/${action}`, ({ rev }) => ({ rev, ...more }))
const patch = (query: string, body: Doc): Way => viaRest('PATCH', (attempt) => `${one(attempt)}${query}`, () => body)
const localUpdate = (data: Doc, more: Doc = {}): Way =>
  local(({ id, stage }, as) => stage.portal.payload.update({ collection: 'news', data: { ...data }, depth: 0, id, ...more, ...as }))

/** The job finds the document due, scheduled by the actor, whatever its approvals are. */
const due: Way = {
  by: 'job',
  go: async ({ id, stage, who }) => {
    await stage.write(id, { publishAt: new Date('2026-01-01T00:00:00Z'), reviewState: 'scheduled', scheduledBy: stage.people[who].id || null })
    const db = stage.portal.payload.db.connection.db as never
    const job = publishScheduled({ db, env: readEnv({}) }, stage.portal.payload)
    const result = (await job.handler(taskRun(new Date('2026-11-24T00:00:00Z')))) as { held: number; published: number }
    return { done: result.published === 1, text: JSON.stringify(result) }
  },
}

/** Every way by which a text could come on the portal, off it, or nearer to either. One name, one or two interfaces. */
export const WAYS: Readonly<Record<string, readonly Way[]>> = {
  submit: [step('submit')],
  approve: [step('approve')],
  return: [step('return', { comment: '请补充出处' })],
  schedule: [step('schedule', { publishAt: LATER })],
  publish: [step('publish')],
  'publish in an emergency': [step('publish', { emergency: true, reason: '台风预警' })],
  withdraw: [step('withdraw', { reason: '数字有误' })],
  'save a change': [patch('', { summary: '改过的摘要' }), localUpdate({ summary: '改过的摘要' })],
  'save _status published': [patch('', PUBLISHED), localUpdate(PUBLISHED)],
  'save _status published, draft=false': [patch('?draft=false', PUBLISHED)],
  'save _status published, draft=true': [patch('?draft=true', PUBLISHED), localUpdate(PUBLISHED, { draft: true })],
  'save _status published, autosave=true': [patch('?draft=true&autosave=true', PUBLISHED)],
  'save with publishSpecificLocale': [patch('?publishSpecificLocale=zh&draft=false', SMUGGLED), localUpdate(SMUGGLED, { publishSpecificLocale: 'zh' })],
  'save with publishAllLocales': [patch('?publishAllLocales=true&draft=false', { summary: '借道' })],
  'save a change with _status published': [patch('', SMUGGLED), localUpdate(SMUGGLED)],
  'save another date with _status published': [patch('', { ...PUBLISHED, publishedAt: '2026-11-01T00:00:00Z' }), localUpdate({ ...PUBLISHED, publishedAt: '2026-11-01T00:00:00Z' })],
  'save chosen fields with _status published': [patch('?select[title]=true&depth=0', PUBLISHED)],
  'save the fields of the review': [
    viaRest('PATCH', one, forged), local((attempt, as) => attempt.stage.portal.payload.update({ collection: 'news', data: forged(attempt), depth: 0, id: attempt.id, ...as })),
  ],
  'save _status draft': [patch('', { _status: 'draft' }), localUpdate({ _status: 'draft' })],
  'save unpublishAllLocales': [patch('?unpublishAllLocales=true', {})],
  'bulk _status published': [
    viaRest('PATCH', many, () => PUBLISHED), local(({ id, stage }, as) => stage.portal.payload.update({ collection: 'news', data: { ...PUBLISHED }, depth: 0, where: { id: { equals: id } }, ...as })),
  ],
  'bulk _status draft': [viaRest('PATCH', many, () => ({ _status: 'draft' }))],
  PUT: [viaRest('PUT', one, () => SMUGGLED)],
  'method override to PUT': [{ by: 'rest', go: async (attempt) => {
    const { token } = attempt.stage.people[attempt.who]
    const { body, status } = await attempt.stage.portal.rest('POST', one(attempt), { body: SMUGGLED, headers: { 'x-payload-http-method-override': 'PUT' }, ...(token ? { token } : {}) })
    return { done: status < 400 && !body.errors, text: String(status) }
  } }],
  'create published': [
    viaRest('POST', () => '/news?draft=false', ({ stage }) => ({ ...SMUGGLED, column: stage.column })),
    local(({ stage }, as) => stage.portal.payload.create({ collection: 'news', data: { ...SMUGGLED, column: stage.column }, depth: 0, draft: false, ...as })),
  ],
  'create by the id of this one': [viaRest('POST', ({ id }) => `/news?draft=false&duplicateFromID=${id}`, (attempt) => ({ ...forged(attempt), column: attempt.stage.column, id: attempt.id, title: '冒名' }))],
  'duplicate as published': [
    viaRest('POST', (attempt) => `${one(attempt)}/duplicate?draft=false`, () => PUBLISHED),
    local(({ id, stage }, as) => stage.portal.payload.duplicate({ collection: 'news', data: { ...PUBLISHED }, depth: 0, draft: false, id, ...as })),
  ],
  duplicate: [viaRest('POST', (attempt) => `${one(attempt)}/duplicate`, () => ({}))],
  'restore a version': [
    viaRest('POST', ({ version }) => `/news/versions/${version}?draft=false`), local(({ stage, version }, as) => stage.portal.payload.restoreVersion({ collection: 'news', depth: 0, draft: false, id: version, ...as })),
  ],
  'restore a version as draft': [viaRest('POST', ({ version }) => `/news/versions/${version}?draft=true`)],
  'into the trash': [patch('', { deletedAt: '2026-11-20T00:00:00Z' }), localUpdate({ deletedAt: '2026-11-20T00:00:00Z' })],
  'scheduled, as this person, and due': [due],
}
