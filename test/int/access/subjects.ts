import type { Data } from './sampleData.ts'
import type { Actor, World } from './world.ts'

/**
 * The documents an actor is tried on, by name. Where nothing is owned there is one, and its name is not shown. `self` is
 * the id of a document that exists already (one's own account, the own centre) and cannot be a copy.
 */
export type Subjects = Readonly<Record<string, { self?: string; set: Data }>>

const ANY: Subjects = { any: { set: {} } }

const ofPerson = (id: string): Data => ({ user: { relationTo: 'users', value: id } })

const byPerson = (world: World, actor: Actor): Subjects => {
  const { id } = world.people[actor]
  const foreign = { foreign: { set: ofPerson(world.ids.stranger) } }
  return id ? { own: { set: ofPerson(id) }, ...foreign } : foreign
}

const inColumn = ({ ids, refs }: World): Subjects => ({ foreign: { set: { column: ids.closedColumn } }, own: { set: { column: refs['columns'] } } })

const evidenceOf = (center: string): { set: Data } => ({ set: { center, purpose: 'evidence' } })

const OWNED: Readonly<Record<string, (world: World, actor: Actor) => Subjects>> = {
  attachments: ({ ids }) => ({ content: { set: { purpose: 'content' } }, foreign: evidenceOf(ids.foreignCentre), own: evidenceOf(ids.ownCentre) }),
  centers: ({ ids }, actor) => actor !== 'center' ? ANY : ({ foreign: { self: ids.foreignCentre, set: {} }, own: { self: ids.ownCentre, set: {} } }),
  evaluationScores: ({ ids }) => ({ foreign: { set: { center: ids.foreignCentre } }, own: { set: { center: ids.ownCentre } } }),
  news: inColumn,
  pages: inColumn,
  columns: ({ ids }) => ({ foreign: { set: { reviewers: [ids.stranger] } }, own: { set: {} } }),
  notifications: ({ ids, people }, actor) => ({ foreign: { set: { recipient: ids.stranger } }, ...(people[actor].id ? { own: { set: { recipient: people[actor].id } } } : {}) }),
  'payload-locked-documents': byPerson,
  'payload-preferences': byPerson,
  users: ({ people }, actor) => ({ foreign: { set: {} }, ...(people[actor].id ? { own: { self: people[actor].id, set: {} } } : {}) }),
}

/** What is one's own and what is another's, in collections where that decides. Own: the own centre, account, or an open column. */
export const subjectsOf = (world: World, slug: string, actor: Actor): Subjects => OWNED[slug]?.(world, actor) ?? ANY
