import { copyFile } from 'node:fs/promises'
import path from 'node:path'

import { ObjectId } from 'mongodb'
import type { CollectionSlug, SanitizedCollectionConfig } from 'payload'

import { ROLES } from '../../../src/shared/roles.ts'
import { startPayload, type RestAnswer, type RestCall, type TestPayload } from '../../helpers/startPayload.ts'
import { type Data, type Refs, sampleOf, variedOf } from './sampleData.ts'

/** Everybody who may knock: nobody, each role, a disabled account that holds every role, and a machine with the operator's role. */
export const ACTORS = ['anonymous', ...ROLES, 'disabled', 'machine'] as const
export type Actor = (typeof ACTORS)[number]

export type Person = {
  headers: Record<string, string>
  id: string
  /** What the Local API is given as `user`; undefined for anonymous. */
  user: Data | undefined
}

/** A stored document and, where its collection has versions, one of them. */
export type Stored = { id: string; version: string | null }

export type World = {
  /** Stores a copy of the collection's template, changed by `set`, together with a version of it where there are versions. */
  clone: (slug: string, set?: Data) => Promise<Stored>
  config: (slug: string) => SanitizedCollectionConfig
  /** Removes every document of a collection. */
  empty: (slug: string) => Promise<void>
  /** Headers of a session begun just now. */
  freshHeaders: (actor: Actor) => Promise<Record<string, string>>
  /** Adds an older version that holds `set` beside a stored one, as an older release or a hand in the database might have, and gives its id. */
  forgeVersion: (slug: string, version: string, set: Data) => Promise<string>
  ids: { closedColumn: string; foreignCentre: string; ownCentre: string; stranger: string }
  next: () => number
  people: Record<Actor, Person>
  portal: TestPayload
  refs: Refs
  rest: (...call: [who: Actor, method: string, url: string, call?: RestCall]) => Promise<RestAnswer>
  /** The stored bytes of a document; null when there is none. */
  stored: (slug: string, id: string) => Promise<string | null>
  total: (slug: string) => Promise<number>
  /** What the stored versions of a document hold, oldest first. */
  versionsOf: (slug: string, id: string) => Promise<Data[]>
  /** Writes into a stored document and its version behind all hooks. */
  write: (slug: string, document: Stored, set: Data) => Promise<void>
}

const API_KEY = 'acc3ss-t3st-0123456789-abcdefghijklmnop'
const NO_PERSON: Person = { headers: {}, id: '', user: undefined }

/** Relations want their targets first. */
const FIRST = ['centers', 'users', 'columns', 'media', 'attachments', 'supervisedSites', 'subscriptions', 'applications', 'evaluationSchemes', 'news', 'linkTargets']

const idAs = (like: unknown, id: string): unknown => (typeof like === 'object' ? new ObjectId(id) : id)

/** What the system itself notes in a document and a fresh copy must not carry. */
const FRESH: Readonly<Record<string, Data>> = { evaluationSchemes: { used: false } }

const model = (portal: TestPayload, slug: string, versions = false) => {
  const found = (versions ? portal.payload.db.versions : portal.payload.db.collections)[slug]
  if (!found) throw new Error(`no collection ${slug} in the database`)
  return found.collection
}

const uploadOf = (slug: string, number: number) => {
  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  return slug === 'media'
    ? { data: pixel, mimetype: 'image/png', name: `picture-${number}.png`, size: pixel.length }
    : { data: Buffer.from('依据'), mimetype: 'text/plain', name: `file-${number}.txt`, size: 6 }
}

/** The same as a form. */
export const formOf = (slug: string, data: Data, number: number): FormData => {
  const { data: bytes, mimetype, name } = uploadOf(slug, number)
  const form = new FormData()
  form.set('_payload', JSON.stringify(data))
  form.set('file', new File([new Uint8Array(bytes)], name, { type: mimetype }))
  return form
}
export const fileOf = uploadOf

const makePeople = async (portal: TestPayload, centre: string): Promise<Record<Actor, Person>> => {
  const people: Record<string, Person> = { anonymous: NO_PERSON }
  const userOf = async (id: string): Promise<Data> => ({ ...(await portal.payload.findByID({ collection: 'users', depth: 0, id })), collection: 'users' })
  for (const role of ROLES) {
    const { id, token } = await portal.account(role, role === 'center' ? { center: centre } : {})
    people[role] = { headers: { authorization: `JWT ${token}` }, id, user: await userOf(id) }
  }
  for (const [name, roles] of [['disabled', [...ROLES]], ['machine', ['operator' as const]]] as const) {
    const apiKey = `${API_KEY}-${name}`
    const made = await portal.payload.create({
      collection: 'users', data: { apiKey, center: centre, email: `${name}@example.com`, enableAPIKey: true, name, password: 'Machin3-Passw0rd!', roles: [...roles] },
    })
    // Behind the hooks, which would take the key away: rules must hold for a disabled account however it got in.
    if (name === 'disabled') await portal.payload.db.updateOne({ collection: 'users', data: { disabled: true }, id: made.id })
    people[name] = { headers: { authorization: `users API-Key ${apiKey}` }, id: String(made.id), user: await userOf(String(made.id)) }
  }
  return people
}

const seedTemplates = async (portal: TestPayload, next: () => number): Promise<Refs> => {
  const refs: Record<string, string> = {}
  const slugs = portal.payload.config.collections.map(({ slug }) => slug)
  for (const slug of [...FIRST, ...slugs.filter((each) => !FIRST.includes(each))]) {
    const { config } = portal.payload.collections[slug as CollectionSlug]
    const number = next()
    const data = sampleOf(config, refs, number)
    const call = { collection: slug as CollectionSlug, data: data as never }
    const made = slug.startsWith('payload-') ? await portal.payload.db.create(call) : await portal.payload.create({ ...call, depth: 0, ...(config.upload ? { file: uploadOf(slug, number) } : {}) })
    refs[slug] = String((made as { id: unknown }).id)
  }
  return refs
}

/** Ids as the database keeps them, wherever they stand. */
const asStored = (value: Data): Data => JSON.parse(JSON.stringify(value), (_key, each: unknown) => (typeof each === 'string' && /^[0-9a-f]{24}$/.test(each) ? new ObjectId(each) : each)) as Data

const cloner = (portal: TestPayload, refs: Refs, next: () => number): World['clone'] => async (slug, set = {}) => {
  const { config } = portal.payload.collections[slug as CollectionSlug]
  const number = next()
  const main = model(portal, slug)
  const template = await main.findOne({ _id: new ObjectId(refs[slug]) })
  if (!template) throw new Error(`the template of ${slug} is gone`)
  const raw = asStored({ ...variedOf(config, number), ...FRESH[slug], ...set })
  const _id = new ObjectId()
  if (config.upload) await copyFile(path.join(config.upload.staticDir ?? '', String(template['filename'])), path.join(config.upload.staticDir ?? '', String(raw['filename'])))
  await main.insertOne({ ...template, ...raw, _id })
  if (!portal.payload.db.versions[slug]) return { id: String(_id), version: null }
  const versions = model(portal, slug, true)
  const old = await versions.findOne({ $or: [{ parent: template._id }, { parent: String(template._id) }] })
  if (!old) throw new Error(`the template of ${slug} has no version`)
  const version = new ObjectId()
  await versions.insertOne({ ...old, _id: version, parent: idAs(old['parent'], String(_id)), version: { ...old['version'], ...raw } })
  return { id: String(_id), version: String(version) }
}

/** The portal with one account of every kind and a template document in every collection. */
export const startWorld = async (name: string): Promise<World> => {
  const portal = await startPayload(name)
  let number = 0
  const next = (): number => (number += 1)
  const centre = async (slug: string): Promise<string> => (await portal.payload.create({ collection: 'centers', data: { name: slug, slug } })).id
  const [ownCentre, foreignCentre] = [await centre('wuhan'), await centre('huangshi')]
  const people = await makePeople(portal, ownCentre)
  // One who edits and reviews, so that a column that names this person is closed to every other.
  const stranger = (await portal.account('editor', { roles: ['editor', 'reviewer'] })).id
  const refs = await seedTemplates(portal, next)
  const closedColumn = (await portal.payload.create({ collection: 'columns', data: { editors: [stranger], reviewers: [stranger], title: '限定' } })).id
  return {
    clone: cloner(portal, refs, next),
    config: (slug) => portal.payload.collections[slug as CollectionSlug].config,
    empty: async (slug) => void (await model(portal, slug).deleteMany({})),
    freshHeaders: async (actor) => {
      const email = people[actor].user?.['email']
      if (typeof email !== 'string') return {}
      const { body } = await portal.login(email)
      return body['token'] ? { authorization: `JWT ${String(body['token'])}` } : people[actor].headers
    },
    forgeVersion: async (slug, version, set) => {
      const versions = model(portal, slug, true)
      const newest = await versions.findOne({ _id: new ObjectId(version) })
      const before = new Date(Number(newest?.['updatedAt']) - 60_000)
      const { insertedId } = await versions.insertOne({ ...newest, _id: new ObjectId(), createdAt: before, latest: false, updatedAt: before, version: { ...newest?.['version'], ...asStored(set), updatedAt: before } })
      return String(insertedId)
    },
    ids: { closedColumn, foreignCentre, ownCentre, stranger },
    next,
    people,
    portal,
    refs,
    rest: async (...[who, method, url, call = {}]) => portal.rest(method, url, { ...call, headers: { ...people[who].headers, ...call.headers } }),
    stored: async (slug, id) => {
      const found = await model(portal, slug).findOne({ _id: new ObjectId(id) })
      return found ? JSON.stringify(found) : null
    },
    write: async (slug, { id, version }, set) => {
      const entries = Object.entries(asStored(set))
      await model(portal, slug).updateOne({ _id: new ObjectId(id) }, { $set: Object.fromEntries(entries) })
      if (version) await model(portal, slug, true).updateOne({ _id: new ObjectId(version) }, { $set: Object.fromEntries(entries.map(([key, value]) => [`version.${key}`, value])) })
    },
    versionsOf: async (slug, id) => {
      const found = await model(portal, slug, true).find({ $or: [{ parent: id }, { parent: new ObjectId(id) }] }).sort({ _id: 1 }).toArray()
      return found.map((each) => JSON.parse(JSON.stringify(each['version'])) as Data)
    },
    total: async (slug) => model(portal, slug).countDocuments(),
  }
}
