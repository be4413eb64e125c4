import { ObjectId } from 'mongodb'
import type { TypedUser } from 'payload'

import { contentDigest } from '../../../src/review/contentDigest.ts'
import { ROLES } from '../../../src/shared/roles.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

/**
 * Who tries. Author, submitter and the approver of a level all edit and review in the column: what stops them is what they did,
 * never a missing role. `disabled` is a disabled account that holds every role and stands in every list.
 */
export const ACTORS = [
  'author', 'submitter', 'editor', 'otherEditor', 'reviewer', 'approver', 'otherReviewer', 'admin', 'operator', 'auditor', 'disabled', 'anonymous',
] as const
export type Actor = (typeof ACTORS)[number]

export const STATES = ['draft', 'submitted', 'levelOneOfTwo', 'approved', 'scheduled', 'published', 'withdrawn'] as const
export type State = (typeof STATES)[number]

export type Doc = Record<string, unknown>
export type Person = { id: string; token: string; user: null | TypedUser }
export type Raw = { main: Doc; versions: Doc[] }

export type Stage = {
  column: string
  /** Stores a copy of the template of a state, with all its versions, behind all hooks. */
  copyOf: (state: State) => Promise<string>
  people: Record<Actor, Person>
  portal: TestPayload
  /** The stored main document and its versions, newest first; null when there is none. */
  raw: (id: string) => Promise<null | Raw>
  step: (...call: [who: Person, id: string, action: string, body?: Doc]) => Promise<{ message: string; status: number }>
  /** Writes into a stored document and its latest version behind all hooks. */
  write: (id: string, set: Doc) => Promise<void>
}

/** A stored document with ids and dates as texts. */
export const plain = (value: unknown): Doc => JSON.parse(JSON.stringify(value ?? {})) as Doc

/** The digest the product takes of a stored document. */
export const digestOf = (stored: Doc): string => {
  const { __v, _id, ...content } = plain(stored)
  return contentDigest(content)
}

const withDigest = (stored: Doc): Doc => ({ ...stored, approvals: ((stored['approvals'] ?? []) as Doc[]).map((approval) => ({ ...approval, digest: digestOf(stored) })) })

const makePeople = async (portal: TestPayload): Promise<Record<Actor, Person>> => {
  const person = async (role: (typeof ROLES)[number], extra: Doc = {}): Promise<Person> => {
    const { id, token } = await portal.account(role, extra)
    return { id, token, user: { ...(await portal.payload.findByID({ collection: 'users', depth: 0, id })), collection: 'users' } }
  }
  const both = { roles: ['editor', 'reviewer'] }
  const disabled = await person('editor', { roles: [...ROLES] })
  return {
    admin: await person('admin'), anonymous: { id: '', token: '', user: null }, approver: await person('reviewer', both), auditor: await person('auditor'), author: await person('editor', both),
    disabled, editor: await person('editor'), operator: await person('operator'), otherEditor: await person('editor'), otherReviewer: await person('reviewer', both),
    reviewer: await person('reviewer', both), submitter: await person('editor', both),
  }
}

/** Disabled behind the hooks, so that the account keeps its session: rules must hold however it came to be. */
const disable = async ({ payload }: TestPayload, person: Person): Promise<void> => {
  await payload.db.updateOne({ collection: 'users', data: { disabled: true }, id: person.id })
  person.user = { ...person.user, disabled: true } as TypedUser
}

const STEPS: Record<State, readonly (readonly [Actor, string, Doc?])[]> = {
  draft: [],
  submitted: [['submitter', 'submit']],
  levelOneOfTwo: [['submitter', 'submit'], ['approver', 'approve']],
  approved: [['submitter', 'submit'], ['approver', 'approve'], ['reviewer', 'approve']],
  scheduled: [['submitter', 'submit'], ['approver', 'approve'], ['reviewer', 'approve'], ['reviewer', 'schedule', { publishAt: '2099-01-01T00:00:00Z' }]],
  published: [['submitter', 'submit'], ['approver', 'approve'], ['reviewer', 'approve'], ['reviewer', 'publish']],
  withdrawn: [['submitter', 'submit'], ['approver', 'approve'], ['reviewer', 'approve'], ['reviewer', 'publish'], ['approver', 'withdraw', { reason: '数字有误' }]],
}

const collectionsOf = ({ payload }: TestPayload) => {
  const [main, versions] = [payload.db.collections['news']?.collection, payload.db.versions['news']?.collection]
  if (!main || !versions) throw new Error('no news in the database')
  return { main, versions }
}

const rawReader = (portal: TestPayload): Stage['raw'] => async (id) => {
  const { main, versions } = collectionsOf(portal)
  const found = await main.findOne({ _id: new ObjectId(id) })
  if (!found) return null
  const all = await versions.find({ parent: { $in: [id, new ObjectId(id)] } } as never).sort({ updatedAt: -1, _id: -1 }).toArray()
  return { main: found, versions: all }
}

const copier = (portal: TestPayload, templates: ReadonlyMap<State, Raw>): Stage['copyOf'] => {
  let number = 0
  return async (state) => {
    const template = templates.get(state)
    if (!template) throw new Error(`no template ${state}`)
    const { main, versions } = collectionsOf(portal)
    const [_id, slug] = [new ObjectId(), `copy-${(number += 1)}`]
    await main.insertOne({ ...withDigest({ ...template.main, slug }), _id })
    await versions.insertMany(template.versions.map((version) => ({
      ...version, _id: new ObjectId(), parent: typeof version['parent'] === 'string' ? String(_id) : _id, version: withDigest({ ...(version['version'] as Doc), slug }),
    })))
    return String(_id)
  }
}

/** The portal with everybody who tries, a column of two levels, and one document in every state, made by the real steps. */
export const startStage = async (name: string): Promise<Stage> => {
  const portal = await startPayload(name)
  const people = await makePeople(portal)
  const inside = [people.author, people.submitter, people.reviewer, people.approver, people.disabled].map(({ id }) => id)
  const column = (await portal.payload.create({ collection: 'columns', data: { editors: [...inside, people.editor.id], reviewLevels: 2, reviewers: inside, title: '两级审核' } })).id
  const raw = rawReader(portal)
  const latest = async (id: string) => portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })
  const step: Stage['step'] = async (...[who, id, action, body = {}]) => {
    const { body: answer, status } = await portal.rest('POST', `/news/${id}/${action}`, { body: { rev: (await latest(id)).rev, ...body }, token: who.token })
    return { message: answer.errors?.[0]?.message ?? '', status }
  }
  const templates = new Map<State, Raw>()
  for (const state of STATES) {
    const { body } = await portal.rest('POST', '/news', { body: { column, title: `初稿${state}` }, token: people.author.token })
    const id = String(body.doc?.['id'])
    await portal.rest('PATCH', `/news/${id}`, { body: { title: `定稿${state}` }, token: people.author.token })
    for (const [who, action, more] of STEPS[state]) {
      const { message, status } = await step(people[who], id, action, more)
      if (status !== 200) throw new Error(`${state}: ${action} by ${who}: ${status} ${message}`)
    }
    const made = await raw(id)
    if (made) templates.set(state, made)
  }
  await disable(portal, people.disabled)
  const write: Stage['write'] = async (id, set) => {
    const { main, versions } = collectionsOf(portal)
    await main.updateOne({ _id: new ObjectId(id) }, { $set: set })
    const newest = (await raw(id))?.versions[0]
    if (newest) await versions.updateOne({ _id: newest['_id'] } as never, { $set: Object.fromEntries(Object.entries(set).map(([key, value]) => [`version.${key}`, value])) })
  }
  return { column, copyOf: copier(portal, templates), people, portal, raw, step, write }
}
