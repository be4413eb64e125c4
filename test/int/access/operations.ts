import type { SanitizedCollectionConfig } from 'payload'

import type { RestAnswer } from '../../helpers/startPayload.ts'
import { changeOf, type Data, sampleOf } from './sampleData.ts'
import { type Actor, fileOf, formOf, type Stored, type World } from './world.ts'

export const WAYS = ['REST', 'Local API'] as const
export type Way = (typeof WAYS)[number]

/** `unclear` is neither: the request failed for a reason that is not access, so the cell proves nothing. */
export type Outcome = 'no' | 'yes' | { unclear: string }

type Call = { actor: Actor; data: Data; slug: string; target: Stored; world: World }
type Operation = { local: (call: Call) => Promise<boolean>; rest: (call: Call) => Promise<boolean> }

class Refused extends Error {}

const accept = (answer: RestAnswer): RestAnswer['body'] => {
  if (answer.status < 300) return answer.body
  const message = answer.body.errors?.[0]?.message ?? JSON.stringify(answer.body)
  throw [401, 403, 404, 501].includes(answer.status) ? new Refused(message) : new Error(`${answer.status} ${message}`)
}

/** The Local API as this person, access checked. Slugs and data are made from the config, so their types are not known here. */
const local = async ({ actor, slug, world }: Call, method: string, extra: Data): Promise<Data> => {
  const { user } = world.people[actor]
  const methods = world.portal.payload as unknown as Record<string, (call: Data) => Promise<Data>>
  try {
    return await methods[method]!({ collection: slug, depth: 0, overrideAccess: false, ...(user ? { user } : {}), ...extra })
  } catch (thrown) {
    const { message, status } = thrown as { message: string; status?: number }
    throw [401, 403, 404].includes(status ?? 500) ? new Refused(message) : thrown
  }
}

const has = (body: Data, id: string): boolean => (body['docs'] as { id: unknown }[] | undefined)?.some((doc) => String(doc.id) === id) ?? false

const REFUSAL = /只有|没有|不能|不在|权限|未找到|not allowed|not found/i

/** Bulk operations answer with those they did and an error for each they did not. */
const did = (body: Data, id: string): boolean => {
  if (has(body, id)) return true
  const [error] = (body['errors'] ?? []) as { isPublic?: boolean; message: string }[]
  if (error && !REFUSAL.test(error.message)) throw new Error(error.message)
  return false
}

const byId = ({ target }: Call): string => `where[id][equals]=${target.id}`
const whereId = ({ target }: Call) => ({ where: { id: { equals: target.id } } })
const rest = async (...[{ actor, world }, method, path, body]: [Call, string, string, Data?]): Promise<RestAnswer['body']> =>
  accept(await world.rest(actor, method, path, body === undefined ? {} : { body }))

/** Some done and some not answers 400 with both lists. */
const restDid = async (call: Call, method: string, body?: Data): Promise<boolean> => {
  const { actor, slug, target, world } = call
  const answer = await world.rest(actor, method, `/${slug}?${byId(call)}`, body === undefined ? {} : { body })
  return did(answer.status === 400 && answer.body.docs ? answer.body : accept(answer), target.id)
}

const create: Operation = {
  local: async (call) => {
    const { data, slug, world } = call
    const file = world.config(slug).upload ? { file: fileOf(slug, world.next()) } : {}
    return Boolean((await local(call, 'create', { data, ...file }))['id'])
  },
  rest: async (call) => {
    const { actor, data, slug, world } = call
    const body = world.config(slug).upload ? { form: formOf(slug, data, world.next()) } : { body: data }
    return Boolean(accept(await world.rest(actor, 'POST', `/${slug}`, body)).doc)
  },
}

const change = ({ slug, world }: Call): Data => changeOf(world.config(slug), world.next())

/** Payload's own operations on a collection, by each way in. True: it was done, or the document was in the answer. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  create,
  list: {
    local: async (call) => has(await local(call, 'find', whereId(call)), call.target.id),
    rest: async (call) => has(await rest(call, 'GET', `/${call.slug}?depth=0&${byId(call)}`), call.target.id),
  },
  read: {
    local: async (call) => Boolean((await local(call, 'findByID', { id: call.target.id }))['id']),
    rest: async (call) => Boolean((await rest(call, 'GET', `/${call.slug}/${call.target.id}?depth=0`))['id']),
  },
  count: {
    local: async (call) => (await local(call, 'count', whereId(call)))['totalDocs'] === 1,
    rest: async (call) => (await rest(call, 'GET', `/${call.slug}/count?${byId(call)}`))['totalDocs'] === 1,
  },
  update: {
    local: async (call) => Boolean((await local(call, 'update', { data: change(call), id: call.target.id }))['id']),
    rest: async (call) => Boolean((await rest(call, 'PATCH', `/${call.slug}/${call.target.id}`, change(call)))['doc']),
  },
  updateMany: {
    local: async (call) => did(await local(call, 'update', { data: change(call), ...whereId(call) }), call.target.id),
    rest: async (call) => restDid(call, 'PATCH', change(call)),
  },
  delete: {
    local: async (call) => Boolean((await local(call, 'delete', { id: call.target.id }))['id']),
    rest: async (call) => Boolean((await rest(call, 'DELETE', `/${call.slug}/${call.target.id}`))['doc']),
  },
  deleteMany: {
    local: async (call) => did(await local(call, 'delete', whereId(call)), call.target.id),
    rest: async (call) => restDid(call, 'DELETE'),
  },
  duplicate: {
    local: async (call) => Boolean((await local(call, 'duplicate', { id: call.target.id }))['id']),
    rest: async (call) => Boolean((await rest(call, 'POST', `/${call.slug}/${call.target.id}/duplicate`, {}))['doc']),
  },
  versions: {
    local: async (call) => has(await local(call, 'findVersions', { where: { parent: { equals: call.target.id } } }), String(call.target.version)),
    rest: async (call) => has(await rest(call, 'GET', `/${call.slug}/versions?where[parent][equals]=${call.target.id}`), String(call.target.version)),
  },
  version: {
    local: async (call) => Boolean((await local(call, 'findVersionByID', { id: call.target.version }))['id']),
    rest: async (call) => Boolean((await rest(call, 'GET', `/${call.slug}/versions/${call.target.version}`))['id']),
  },
  restore: {
    local: async (call) => Boolean((await local(call, 'restoreVersion', { id: call.target.version }))['id']),
    rest: async (call) => Boolean((await rest(call, 'POST', `/${call.slug}/versions/${call.target.version}`))['id']),
  },
}

/** Which of them a collection has. */
export const operationsOf = ({ disableDuplicate, versions }: SanitizedCollectionConfig): string[] =>
  Object.keys(OPERATIONS).filter((name) => {
    if (['restore', 'version', 'versions'].includes(name)) return Boolean(versions)
    return name !== 'duplicate' || !disableDuplicate
  })

/** Operations whose route another endpoint of the collection takes, so that REST has no such thing. */
const SHADOWED: Readonly<Record<string, readonly string[]>> = { 'payload-preferences': ['count', 'delete', 'read'] }

/** Whether the operation can be asked for by this way at all. */
export const hasWay = ({ endpoints, slug }: SanitizedCollectionConfig, operation: string, way: Way): boolean =>
  way === 'Local API' || (endpoints !== false && !SHADOWED[slug]?.includes(operation))

const WRITES = ['create', 'delete', 'deleteMany', 'duplicate', 'restore', 'update', 'updateMany']

/** One cell of the matrix but for the document it is tried on. */
export type Cell = { actor: Actor; operation: string; slug: string; way: Way }

/** The document a cell is tried on; `data` is what `create` is called with. */
export type Subject = { data: Data; target: Stored }

export const isWrite = (operation: string): boolean => WRITES.includes(operation)

/** Executes one cell and says how it went; after a refusal the stored bytes are compared. */
export const execute = async (world: World, { actor, operation, slug, way }: Cell, { data, target }: Subject): Promise<Outcome> => {
  const call: Call = { actor, data: { ...sampleOf(world.config(slug), world.refs, world.next()), ...data }, slug, target, world }
  const bytes = async (): Promise<string> => (isWrite(operation) ? `${await world.stored(slug, target.id)} of ${await world.total(slug)}` : '')
  const before = await bytes()
  try {
    if (await OPERATIONS[operation]![way === 'REST' ? 'rest' : 'local'](call)) return 'yes'
  } catch (thrown) {
    if (!(thrown instanceof Refused)) return { unclear: thrown instanceof Error ? thrown.message : String(thrown) }
  }
  return before === (await bytes()) ? 'no' : { unclear: 'refused, and yet what is stored changed' }
}
