import { ACTORS, type Actor, digestOf, type Doc, plain, type Raw, type Stage, STATES, type State } from './stage.ts'
import { type Answer, type Way, WAYS } from './ways.ts'

/** What a cell led to, in the words of the reviewed file. `broken` names what must never be, whatever the file says. */
type Cell = { broken: readonly string[]; outcome: string }

export type MatrixResult = { broken: string[]; executed: number; text: string }

type Facts = { approvals: unknown; live: boolean; main: Doc; open: boolean; shown: null | string; state: string; text: string }

/** The text without its date, which publication sets. */
const digest = (stored: Doc): string => digestOf({ ...stored, publishedAt: null })

const factsOf = ({ main, versions }: Raw): Facts => {
  const latest = plain(versions[0]?.['version'] ?? main)
  const live = main['_status'] === 'published' && !main['deletedAt']
  return {
    approvals: latest['approvals'], live, main: plain(main), open: (plain(main['emergency'])['open'] ?? false) === true, shown: live ? `${digest(main)} ${String(plain(main)['publishedAt'])}` : null, state: String(latest['reviewState']),
    text: digest(latest),
  }
}

const nameOf = (before: Facts, after: Facts): string => {
  const trashed = after.main['deletedAt'] ? 'trash' : after.state
  if (!before.live && !after.live) return before.text === after.text && before.state === after.state && before.approvals?.toString() === after.approvals?.toString() && trashed === after.state ? 'unchanged' : trashed
  if (before.live && !after.live) return `${trashed}, taken off`
  if (before.shown !== after.shown) return after.open ? `${after.state}, PUBLIC, overdue` : `${after.state}, PUBLIC`
  return before.text === after.text && before.state === after.state ? 'unchanged' : `${after.state} beside the public one`
}

const INSIDE: ReadonlySet<Actor> = new Set(['approver', 'reviewer'])
/** Before anything was submitted, who will submit has done nothing yet that stops a reviewer. */
const mayPublish = (actor: Actor, state: State): boolean => INSIDE.has(actor) || (actor === 'submitter' && state === 'draft')
const APPROVED: ReadonlySet<State> = new Set(['approved', 'scheduled'])
const FIELDS = ['createdBy', 'firstPublishedAt'] as const

/** What holds in every cell, written down apart from the reviewed file so that no slip of the pen can allow it. */
const brokenIn = ({ actor, after, before, state, way }: { actor: Actor; after: Facts; before: Facts; state: State; way: string }): string[] => {
  const broken: string[] = []
  const cameOut = after.live && before.shown !== after.shown
  const complete = APPROVED.has(state) || (state === 'published' && way.startsWith('scheduled, as'))
  if (cameOut && !mayPublish(actor, state)) broken.push('a text came out by somebody who may not publish here')
  if (cameOut && !complete && !after.open) broken.push('a text came out without the approvals it needs')
  if (cameOut && after.open && way !== 'publish in an emergency') broken.push('an emergency nobody declared')
  if (cameOut && before.text !== digest(after.main)) broken.push('another text came out than the one approved')
  if (before.live && !after.live && !INSIDE.has(actor) && !['author', 'submitter'].includes(actor)) broken.push('taken off by somebody who does not review here')
  if (before.live && !after.live && !['withdraw', 'into the trash'].includes(way)) broken.push('taken off without a reason')
  for (const name of FIELDS) {
    if (before.main[name] && JSON.stringify(before.main[name]) !== JSON.stringify(after.main[name])) broken.push(`${name} changed`)
  }
  return broken
}

type Attempt = { actor: Actor; state: State; way: string }

const newDocument = async (stage: Stage, made: string): Promise<Cell> => {
  const facts = factsOf((await stage.raw(made)) as Raw)
  const clean = facts.state === 'draft' && JSON.stringify(facts.approvals ?? []) === '[]' && !facts.main['firstPublishedAt']
  return { broken: facts.live || !clean ? ['a new document is not a plain draft'] : [], outcome: 'a new draft' }
}

const judge = async (stage: Stage, { actor, state, way }: Attempt, { answer, before, id }: { answer: Answer; before: Raw; id: string }): Promise<Cell> => {
  const stored = await stage.raw(id)
  if (!stored) return { broken: [], outcome: 'deleted' }
  if (answer.made && answer.made !== id && !way.startsWith('restore')) return newDocument(stage, answer.made)
  const [was, is] = [factsOf(before), factsOf(stored)]
  const changed = JSON.stringify(before) !== JSON.stringify(stored)
  const isJob = way.startsWith('scheduled, as')
  const broken = [...brokenIn({ actor, after: is, before: was, state, way }), ...(!answer.done && changed && !isJob ? [`refused (${answer.text}), but something was written`] : [])]
  if (isJob) return { broken, outcome: is.live && was.shown !== is.shown ? nameOf(was, is) : 'held' }
  return { broken, outcome: answer.done ? nameOf(was, is) : 'no' }
}

const isUntouched = ({ outcome }: Cell): boolean => outcome === 'no' || outcome === 'a new draft'

const executeState = async (stage: Stage, state: State): Promise<MatrixResult> => {
  const lines: string[] = []
  const result: MatrixResult = { broken: [], executed: 0, text: '' }
  let id = await stage.copyOf(state)
  const execute = async (attempt: Attempt, way: Way): Promise<string> => {
    const before = (await stage.raw(id)) as Raw
    const older = before.versions.find(({ version }) => (version as Doc)['_status'] === 'published' && state === 'withdrawn') ?? before.versions.at(-1)
    const rev = Number((before.versions[0]?.['version'] as Doc)['rev'])
    const answer = await way.go({ id, rev, stage, version: String(older?.['_id']), who: attempt.actor })
    const cell = await judge(stage, attempt, { answer, before, id })
    result.executed += 1
    result.broken.push(...cell.broken.map((what) => `${state}, ${attempt.way} (${way.by}), ${attempt.actor}: ${what}`))
    if (!isUntouched(cell) || way.by === 'job') id = await stage.copyOf(state)
    return cell.outcome
  }
  for (const [name, ways] of Object.entries(WAYS)) {
    const outcomes = new Map<string, Actor[]>()
    for (const actor of ACTORS) {
      const found: string[] = []
      for (const way of ways) found.push(await execute({ actor, state, way: name }, way))
      const outcome = new Set(found).size === 1 ? String(found[0]) : found.map((each, at) => `${ways[at]?.by} ${each}`).join(' but ')
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), actor])
    }
    outcomes.delete('no')
    const told = [...outcomes].map(([outcome, actors]) => `${outcome} = ${actors.join(' ')}`)
    lines.push(`  ${name}: ${told.length > 0 ? told.join('; ') : 'nobody'}`)
  }
  return { ...result, text: `${state}:\n${lines.join('\n')}\n` }
}

/** Executes every cell; the text is what the reviewed file should say. */
export const executeMatrix = async (stage: Stage): Promise<MatrixResult> => {
  const all: MatrixResult[] = []
  for (const state of STATES) all.push(await executeState(stage, state))
  return { broken: all.flatMap(({ broken }) => broken), executed: all.reduce((sum, { executed }) => sum + executed, 0), text: all.map(({ text }) => text).join('\n') }
}
