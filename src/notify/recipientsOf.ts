import type { Role } from '../shared/roles.ts'
import { KINDS, type Who } from './kinds.ts'
import type { Audience, NoticeEvent, Person } from './notice.ts'

const ROLE_PREFIX = 'role:'

const roleOf = (who: Who): null | Role => (who.startsWith(ROLE_PREFIX) ? (who.slice(ROLE_PREFIX.length) as Role) : null)

const named = (who: Who, { authors = [], column, persons = [] }: Audience): readonly string[] => {
  if (who === 'authors') return authors
  if (who === 'persons') return persons
  return column?.[who as 'editors' | 'responsible' | 'reviewers'] ?? []
}

/** Named in a list or not, only who holds the role reviews. */
const isIn = (who: Who, { person, audience }: { audience: Audience; person: Person }): boolean => {
  const role = roleOf(who)
  if (role) return person.roles.includes(role)
  return named(who, audience).includes(person.id) && (who !== 'reviewers' || person.roles.includes('reviewer'))
}

/** The ids and roles that an event may concern: whom to look up before `recipientsOf`. */
export const askedFor = ({ audience, kind }: NoticeEvent): { ids: string[]; roles: Role[] } => {
  const groups = KINDS[kind].tell.flat()
  return {
    ids: [...new Set(groups.flatMap((who) => (roleOf(who) ? [] : named(who, audience))))],
    roles: [...new Set(groups.map(roleOf).filter((role) => role !== null))],
  }
}

/**
 * Who of `people` is told, each once, in the order of `people`. Disabled accounts, accounts without a role and those the
 * event excludes are told nothing, and a fallback is taken where nobody else is left.
 */
export const recipientsOf = (event: NoticeEvent, people: readonly Person[]): Person[] => {
  const { audience, kind } = event
  const able = people.filter(({ disabled, id, roles }) => !disabled && roles.length > 0 && !audience.excluded?.includes(id))
  const told = new Set<string>()
  for (const line of KINDS[kind].tell) {
    const group = line.map((who) => able.filter((person) => isIn(who, { audience, person }))).find((found) => found.length > 0)
    for (const { id } of group ?? []) told.add(id)
  }
  return able.filter(({ id }) => told.has(id))
}
