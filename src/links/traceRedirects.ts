import type { Answer } from './asker.ts'
import { CookieJar } from './cookieJar.ts'
import type { Hop } from './report.ts'
import type { TraceFailure, TraceOutcome, TraceSkipped } from './trace.ts'

/** Why a URL may not be asked: robots.txt closes it, or its host could not even be asked for robots.txt. */
export type Refusal = { kind: 'robots' } | { kind: 'failed'; code: TraceFailure['code']; detail: string; ms: number }

export type TraceDeps = {
  ask: (url: string, cookie: string) => Promise<Answer | null>
  /** Null where the URL may be asked. */
  refusal: (url: string) => Promise<Refusal | null>
  /** epoch milliseconds */
  now: () => number
}

/** A trace and the fragment the last redirect asked for, null where none did. */
export type Traced = { outcome: TraceOutcome; redirectFragment: string | null }

const MAX_REDIRECTS = 20

type State = { hops: Hop[]; redirectFragment: string | null }

/** What the servers took; waiting for our own turn is none of theirs. */
const elapsed = ({ hops }: State): number => hops.reduce((sum, { ms }) => sum + ms, 0)

const failure = (state: State, code: TraceFailure['code'], detail: string): TraceFailure => ({ kind: 'failure', hops: state.hops, code, detail, ms: elapsed(state) })

const skipped = (state: State, url: string): TraceSkipped => ({ kind: 'skipped', hops: state.hops, reason: 'robots', detail: url, ms: elapsed(state) })

/**
 * Follows a URL by hand to its final answer and keeps every hop. Cookies live as long as the trace. A state that comes back
 * (same URL, same cookies) is a loop; more than 20 redirects are too long.
 */
export async function traceRedirects(url: string, deps: TraceDeps): Promise<Traced> {
  const state: State = { hops: [], redirectFragment: null }
  const outcome = await follow(url, state, deps)
  return { outcome, redirectFragment: state.redirectFragment }
}

async function follow(start: string, state: State, deps: TraceDeps): Promise<TraceOutcome> {
  const jar = new CookieJar()
  const seen = new Set<string>()
  let url = start
  for (;;) {
    const parsed = new URL(url)
    const cookie = jar.header(parsed)
    if (seen.has(`${url}\n${cookie}`)) return failure(state, 'redirect-loop', url)
    if (state.hops.length > MAX_REDIRECTS) return failure(state, 'redirect-too-long', String(state.hops.length - 1))
    seen.add(`${url}\n${cookie}`)
    const refusal = await deps.refusal(url)
    if (refusal?.kind === 'robots') return skipped(state, url)
    const answer = refusal ?? (await deps.ask(url, cookie))
    if (!answer) return failure(state, 'redirect-loop', url)
    if (answer.kind === 'failed') {
      state.hops.push({ url, status: null, ms: answer.ms })
      return failure(state, answer.code, answer.detail)
    }
    jar.store(parsed, answer.headers['set-cookie'], deps.now())
    const next = step(url, answer, state)
    if (typeof next !== 'string') return next
    url = next
  }
}

function step(url: string, answer: Extract<Answer, { kind: 'answer' }>, state: State): string | TraceOutcome {
  const { next, page, kind: _, ms, wireBytes: __, judgement: ___, ...facts } = answer
  if (next.kind === 'final') {
    state.hops.push({ url, status: facts.status, ms })
    return { kind: 'answer', ...facts, ...(page ?? {}), hops: state.hops, finalUrl: url, complete: facts.cut === null, ms: elapsed(state) }
  }
  if (next.kind === 'fault') {
    state.hops.push({ url, status: facts.status, ms, ...(next.location === undefined ? {} : { location: next.location }) })
    return failure(state, next.code, next.detail)
  }
  state.hops.push({ url, status: facts.status, ms, location: next.location, target: next.target, via: next.via })
  if (next.fragment !== null) state.redirectFragment = next.fragment
  return next.target
}
