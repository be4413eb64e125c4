import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import { execute, hasWay, isWrite, type Outcome, operationsOf, type Subject, WAYS, type Way } from './operations.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { ACTORS, type Actor, type World } from './world.ts'

/** What an actor may do in a collection, as executed: operation → `yes`, or the names of the documents on which it works. */
export type Row = { actor: string; may: ReadonlyMap<string, string>; slug: string; unclear: readonly string[] }

type Tried = { outcome: Outcome; subject: string }

const freshSubject = async (world: World, slug: string, { self, set }: Subjects[string]): Promise<Subject> => ({
  data: set,
  target: self === undefined ? await world.clone(slug, set) : { id: self, version: null },
})

let executed = 0
/** How many cells this process has executed. */
export const cellsExecuted = (): number => executed

const tryAll = async (world: World, { actor, operations, slug, way }: { actor: Actor; operations: readonly string[]; slug: string; way: Way }): Promise<Map<string, Tried[]>> => {
  const tried = new Map<string, Tried[]>(operations.map((operation) => [operation, []]))
  for (const [subject, how] of Object.entries(subjectsOf(world, slug, actor))) {
    let document = await freshSubject(world, slug, how)
    for (const operation of operations) {
      const outcome = await execute(world, { actor, operation, slug, way }, document)
      executed += 1
      tried.get(operation)?.push({ outcome, subject })
      // What was written to is no longer what the next operation expects.
      if (isWrite(operation) && outcome !== 'no') document = await freshSubject(world, slug, how)
    }
  }
  return tried
}

const summary = (tried: readonly Tried[]): string => {
  const allowed = tried.filter(({ outcome }) => outcome === 'yes').map(({ subject }) => subject)
  if (allowed.length === tried.length) return 'yes'
  return allowed.length === 0 ? 'no' : allowed.sort().join(' and ')
}

const problems = (tried: Map<string, Tried[]>, way: Way): string[] =>
  [...tried].flatMap(([operation, each]) =>
    each.flatMap(({ outcome, subject }) => (typeof outcome === 'string' ? [] : [`${operation} of “${subject}” through ${way} is neither allowed nor refused: ${outcome.unclear}`])),
  )

/** Executes every operation of a collection as one actor, by every way in. Ways that disagree are reported as unclear. */
export const executeRow = async (world: World, slug: string, { actor, only }: { actor: Actor; only?: readonly string[] }): Promise<Row> => {
  const config = world.config(slug)
  const operations = only ?? operationsOf(config)
  const may = new Map<string, string>()
  const unclear: string[] = []
  for (const way of WAYS) {
    const tried = await tryAll(world, { actor, operations: operations.filter((operation) => hasWay(config, operation, way)), slug, way })
    unclear.push(...problems(tried, way))
    for (const [operation, each] of tried) {
      const [before, now] = [may.get(operation) ?? summary(each), summary(each)]
      if (before !== now) unclear.push(`${operation} is “${before}” through REST and “${now}” through the Local API`)
      may.set(operation, now)
    }
  }
  return { actor, may: new Map(operations.map((operation) => [operation, may.get(operation) ?? 'no'])), slug, unclear }
}

const LANES = 4

/** Collections that hooks write to while others are tried: they come later, or a count taken before and after would prove nothing. */
const phases = (slugs: readonly string[]): string[][] => {
  const operations = new Set<string>(Object.values(OPS_SLUGS).filter((slug) => slug !== OPS_SLUGS.auditLog))
  const later = (slug: string): number => (slug === OPS_SLUGS.auditLog ? 2 : operations.has(slug) ? 1 : 0)
  return [0, 1, 2].map((phase) => slugs.filter((slug) => later(slug) === phase))
}

/** Every actor on every collection, several collections at a time: half of the time is spent waiting for the database. */
export const executeMatrix = async (world: World): Promise<Row[]> => {
  const rows = new Map<string, Row[]>()
  const slugs = world.portal.payload.config.collections.map(({ slug }) => slug)
  for (const phase of phases(slugs)) {
    const left = [...phase]
    const lane = async (): Promise<void> => {
      for (let slug = left.shift(); slug !== undefined; slug = left.shift()) {
        const found: Row[] = []
        for (const actor of ACTORS) found.push(await executeRow(world, slug, { actor }))
        rows.set(slug, found)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  }
  return slugs.flatMap((slug) => rows.get(slug) ?? [])
}
