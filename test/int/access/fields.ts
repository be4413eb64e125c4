import { bodyOf, canaryOf, type Leaf, leavesOf, mergeBodies, sameValue, valueAt } from './canaries.ts'
import { type Data, sampleOf } from './sampleData.ts'
import { subjectsOf } from './subjects.ts'
import { type Actor, formOf, type World } from './world.ts'

/** Field → who can change it by a save; unclear: the save failed for another reason than who asked. */
export type FieldRow = { slug: string; unclear: string[]; writers: Map<string, Actor[]> }

let executed = 0
/** How many saves of a single field this process has tried. */
export const fieldsTried = (): number => executed

/** What is stored, as JSON would tell it; of a document with drafts the latest one. */
const latest = async (world: World, slug: string, id: string): Promise<Data> => {
  const { versions } = world.config(slug)
  const main = JSON.parse((await world.stored(slug, id)) ?? 'null') as Data | null
  if (!versions) return main ?? {}
  const docs = await world.versionsOf(slug, id)
  return (docs.at(-1)) ?? main ?? {}
}

/** The document a person saves: the own one where ownership decides, another's account for the administrator. */
const subjectOf = (world: World, slug: string, actor: Actor): { self?: string; set: Data } => {
  const subjects = subjectsOf(world, slug, actor)
  if (slug === 'users' && actor === 'admin') return subjects['foreign'] ?? { set: {} }
  return (actor === 'center' ? undefined : subjects['content']) ?? subjects['own'] ?? { set: {} }
}

const documentOf = async (world: World, slug: string, actor: Actor): Promise<string> => {
  const { self, set } = subjectOf(world, slug, actor)
  return self ?? (await world.clone(slug, set)).id
}

type Tried = 'kept' | 'written' | { unclear: string }

/** Payload keeps a key as a cipher and an index of it; any new value is the client's. */
const KEPT_OTHERWISE: readonly string[] = ['users.apiKey']

/** A revision is told to be compared, a media type to be checked against the file: there 400 and 409 are the refusal. */
const CHECKED: readonly string[] = ['mimeType', 'rev']

const REFUSED: readonly number[] = [401, 403, 404]

const tryField = async (world: World, { actor, slug }: { actor: Actor; slug: string }, leaf: Leaf): Promise<Tried> => {
  executed += 1
  const id = await documentOf(world, slug, actor)
  const before = await latest(world, slug, id)
  const sent = await canaryOf(world, slug, { leaf, stored: valueAt(before, leaf.path) })
  const answer = await world.rest(actor, 'PATCH', `/${slug}/${id}`, { body: bodyOf(leaf.path, sent) })
  const after = valueAt(await latest(world, slug, id), leaf.path)
  const changed = !sameValue(after, valueAt(before, leaf.path))
  if (changed && (sameValue(after, sent) || KEPT_OTHERWISE.includes(`${slug}.${leaf.path}`))) return 'written'
  if (answer.status >= 400 && !REFUSED.includes(answer.status) && !CHECKED.includes(leaf.path)) return { unclear: `${answer.status} ${answer.body.errors?.[0]?.message ?? ''} (sent ${JSON.stringify(sent)})` }
  return 'kept'
}

/** Every field of a collection, saved alone by each of the actors. */
export const executeFields = async (world: World, slug: string, actors: readonly Actor[]): Promise<FieldRow> => {
  const row: FieldRow = { slug, unclear: [], writers: new Map() }
  for (const leaf of leavesOf(world.config(slug).flattenedFields)) {
    const writers: Actor[] = []
    for (const actor of actors) {
      const tried = await tryField(world, { actor, slug }, leaf)
      if (tried === 'written') writers.push(actor)
      else if (typeof tried === 'object') row.unclear.push(`${slug}.${leaf.path} by ${actor}: ${tried.unclear}`)
    }
    row.writers.set(leaf.path, writers)
  }
  return row
}

/** Ways to bring in many fields at once. */
export const FORGING = ['create', 'bulk update', 'duplicate', 'restore a version'] as const
type Forging = (typeof FORGING)[number]

/** These decide whether the whole save is refused, so they are tried alone. */
const ALONE: readonly string[] = ['_status', 'deletedAt', 'id', 'mimeType', 'rev', 'url', 'filename']

/** The system itself may come to the same value: rows stand in the order of the scheme, and who uploads decides the purpose. */
const DECIDED: readonly string[] = ['purpose', 'values[].indicator']

type Forgery = { actor: Actor; closed: readonly string[]; slug: string; way: Forging }

const send = async (world: World, { actor, slug, way }: Forgery, body: Data): Promise<null | string> => {
  if (way === 'create') {
    const data = { ...mergeBodies(sampleOf(world.config(slug), world.refs, world.next()), body), ...subjectOf(world, slug, actor).set }
    const answer = await world.rest(actor, 'POST', `/${slug}`, world.config(slug).upload ? { form: formOf(slug, data, world.next()) } : { body: data })
    return answer.body.doc ? String(answer.body.doc['id']) : null
  }
  const { id, version } = await world.clone(slug, subjectOf(world, slug, actor).set)
  if (way === 'bulk update') await world.rest(actor, 'PATCH', `/${slug}?where[id][equals]=${id}`, { body })
  if (way === 'restore a version') {
    const older = await world.forgeVersion(slug, String(version), body)
    await world.rest(actor, 'POST', `/${slug}/versions/${older}?draft=true`)
  }
  if (way !== 'duplicate') return id
  const { doc } = (await world.rest(actor, 'POST', `/${slug}/${id}/duplicate`, { body })).body
  return doc ? String(doc['id']) : null
}

/** Brings all closed fields in at once and names those that were taken. Null: this way is not open to the actor at all. */
export const forge = async (world: World, forgery: Forgery): Promise<null | string[]> => {
  const { closed, slug } = forgery
  const leaves = leavesOf(world.config(slug).flattenedFields).filter(({ path }) => closed.includes(path) && !ALONE.includes(path) && !DECIDED.includes(path))
  const sent = new Map<string, unknown>()
  for (const leaf of leaves) sent.set(leaf.path, await canaryOf(world, slug, { leaf, stored: 'defaultValue' in leaf.field ? leaf.field.defaultValue : undefined }))
  const body = [...sent].reduce<Data>((merged, [path, value]) => mergeBodies(merged, bodyOf(path, value)), {})
  const id = await send(world, forgery, body)
  if (id === null) return null
  executed += leaves.length
  const stored = await latest(world, slug, id)
  return leaves.map(({ path }) => path).filter((path) => sameValue(valueAt(stored, path), sent.get(path)))
}
