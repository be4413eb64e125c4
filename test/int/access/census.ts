import { type Make, PROBES } from './probes.ts'
import type { Route } from './routes.ts'
import type { Data } from './sampleData.ts'
import { subjectsOf } from './subjects.ts'
import { ACTORS, type Actor, type World } from './world.ts'

export type Answered = { key: string; unclear: string[]; who: string[] }

/** Answers that refuse, beside 401, 403 and 404: these routes say so in another way. */
const REFUSED_BY: Readonly<Record<string, readonly number[]>> = { 'GET /attachments/paste-url/:id?': [400], 'GET /media/paste-url/:id?': [400], 'POST /users/logout': [400] }

const plain: Make = async (world, { set }) => {
  const slug = String(set['slug'])
  return { call: { body: {} }, path: world.refs[slug] ?? '' }
}

const urlOf = (key: string, parameter: string): string => (key.split(' ')[1] ?? '').replace(/:\w+\??/, parameter)

type Ask = { actor: Actor; route: Route; set: Data }

const ask = async (world: World, { actor, route, set }: Ask): Promise<boolean | string> => {
  const probe = await (PROBES[route.key] ?? plain)(world, { actor, set: PROBES[route.key] ? set : { slug: route.slug } })
  const [method = ''] = route.key.split(' ')
  const call = method === 'GET' || method === 'DELETE' ? {} : (probe.call ?? {})
  // One's session must outlive the probe that ends it.
  const headers = route.key === 'POST /users/logout' ? { headers: await world.freshHeaders(actor) } : {}
  const { body, status } = await world.rest(actor, method, urlOf(route.key, probe.path), { ...call, ...headers })
  if (status < 300 || probe.past?.includes(status)) return true
  if ([401, 403, 404, ...(REFUSED_BY[route.key] ?? [])].includes(status)) return false
  return `${status} ${body.errors?.[0]?.message ?? JSON.stringify(body)}`
}

/** Asks a route as every actor, on an own and on a foreign document where that decides. */
export const askRoute = async (world: World, route: Route): Promise<Answered> => {
  const answered: Answered = { key: route.key, unclear: [], who: [] }
  for (const actor of ACTORS) {
    const subjects = Object.entries(route.slug && PROBES[route.key] ? subjectsOf(world, route.slug, actor) : { any: { set: {} } })
    const through: string[] = []
    for (const [name, { set }] of subjects) {
      const outcome = await ask(world, { actor, route, set })
      if (outcome === true) through.push(name)
      if (typeof outcome === 'string') answered.unclear.push(`${route.key} as ${actor} (${name}): ${outcome}. Add a probe for it to probes.ts.`)
    }
    if (through.length === subjects.length) answered.who.push(actor)
    else if (through.length > 0) answered.who.push(`${actor}(${through.sort().join(' and ')})`)
  }
  return answered
}

/** The reviewed census: section → route → line number and who gets through. */
export type Census = ReadonlyMap<string, ReadonlyMap<string, { line: number; who: string }>>

/** Reads routes.txt: a section ending in `:`, below it one route a line, then ` → ` and who gets through. */
export const readCensus = (text: string): Census => {
  const census = new Map<string, Map<string, { line: number; who: string }>>()
  let section = new Map<string, { line: number; who: string }>()
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*$/, '').trimEnd()
    if (line === '') continue
    if (!line.startsWith(' ')) {
      section = new Map()
      census.set(line.replace(/:$/, ''), section)
      continue
    }
    const [key = '', who = ''] = line.trim().split(/\s+→\s+/)
    section.set(key, { line: index + 1, who })
  }
  return census
}

const shown = (who: readonly string[]): string => {
  if (who.length === 0) return 'nobody'
  if (who.length === ACTORS.length) return 'anyone'
  const logged = ACTORS.filter((actor) => actor !== 'anonymous' && actor !== 'disabled')
  return who.join() === logged.join() ? 'every account' : who.join(', ')
}

/** What differs between the routes found in a section and the reviewed ones. */
export const compareRoutes = (section: string, keys: readonly string[], census: Census): string[] => {
  const reviewed = census.get(section) ?? new Map<string, { line: number; who: string }>()
  return [
    ...keys.filter((key) => !reviewed.has(key)).map((key) => `The route “${key}” has no line. Add it to routes.txt, section “${section}:”, with who may use it after “→”.`),
    ...[...reviewed.keys()].filter((key) => !keys.includes(key)).map((key) => `routes.txt line ${reviewed.get(key)?.line}: there is no route “${key}”. Take the line out.`),
  ]
}

/** What differs between who got through and who was reviewed to. */
export const compareAnswers = (section: string, answers: readonly Answered[], census: Census): string[] =>
  answers.flatMap(({ key, unclear, who }) => {
    const reviewed = census.get(section)?.get(key)
    const differs = reviewed && reviewed.who !== shown(who)
    return [...unclear, ...(differs ? [`routes.txt line ${reviewed.line}: “${key}” was reviewed as open to ${reviewed.who}, but lets through ${shown(who)}. Mend the endpoint; only if it is meant, write\n  ${key} → ${shown(who)}`] : [])]
  })
