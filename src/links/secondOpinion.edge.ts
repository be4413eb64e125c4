import { fork } from 'node:child_process'

import type { AllowedHosts } from './addressGuard.ts'
import type { PatrolSettings } from './patrolOptions.ts'
import type { Suspect, TraceOutcome } from './trace.ts'

/** What the child is told: URLs to judge, the only URLs it may ask for, hosts that may be private. */
export type OpinionRequest = { urls: string[]; mayAsk: string[]; allowed: string[]; timeoutMs: number; userAgent: string }

/** What it answers: the URLs it found to be fine, and hosts (`host:port`) that asked to be left alone, for so many milliseconds. */
export type OpinionAnswer = { fine: string[]; rests: [host: string, ms: number][] }

const MAX_SUSPECTS = 50
const MAX_TOTAL_MS = 60_000
const FAILURES = new Set(['connect', 'reset', 'timeout', 'protocol'])
const NOTHING_SAID: OpinionAnswer = { fine: [], rests: [] }
const CHILD = import.meta.filename.replace('secondOpinion.edge', 'secondOpinionChild.edge')

/**
 * Whether another implementation could see it otherwise: no answer, or an error that may depend on who asks. Never where we were
 * told to wait, nor beyond a refresh, which the other does not follow.
 */
function isDebatable(outcome: TraceOutcome): boolean {
  if (outcome.hops.some(({ via }) => via === 'meta' || via === 'refresh')) return false
  if (outcome.kind === 'failure') return FAILURES.has(outcome.code)
  if (outcome.kind === 'skipped' || outcome.cut !== null || outcome.headers['retry-after']) return false
  return outcome.status >= 400 && outcome.status !== 404 && outcome.status !== 410
}

/**
 * Asks linkinator, in a process of its own, about suspects; the answer can acquit them and never accuse. The child may
 * ask only for URLs our own trace has asked for, through the same address guard, once each and by GET, within a minute.
 * A child that crashes or takes too long acquits nobody.
 */
export async function secondOpinion(suspects: readonly Suspect[], { settings, signal }: { settings: PatrolSettings; signal: AbortSignal }): Promise<OpinionAnswer> {
  const debatable = suspects.filter(({ outcome }) => isDebatable(outcome)).slice(0, MAX_SUSPECTS)
  if (debatable.length === 0) return NOTHING_SAID
  const mayAsk = debatable.flatMap(({ url, outcome }) => [url, ...outcome.hops.map((hop) => hop.url)])
  return askChild({
    urls: debatable.map(({ url }) => url), mayAsk, allowed: listOf(settings.allowed), timeoutMs: settings.timeoutMs, userAgent: settings.userAgent,
  }, signal)
}

const listOf = (allowed: AllowedHosts): string[] => [...allowed]

function askChild(request: OpinionRequest, signal: AbortSignal): Promise<OpinionAnswer> {
  // No proxy and no options of ours: only what the child needs to run and to trust the same certificates.
  const { NODE_ENV, NODE_EXTRA_CA_CERTS, PATH } = process.env
  const env = { NODE_ENV, NODE_EXTRA_CA_CERTS, PATH }
  const child = fork(CHILD, { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return new Promise((resolve) => {
    const stop = (): void => void child.kill('SIGKILL')
    const timer = setTimeout(stop, Math.min(MAX_TOTAL_MS, request.timeoutMs * 2 + 5000))
    let answer = NOTHING_SAID
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(answer)
    }
    signal.addEventListener('abort', stop, { once: true })
    child.once('message', (said: OpinionAnswer) => {
      answer = said
      stop()
    })
    child.once('error', settle)
    child.once('exit', settle)
    child.send(request, (failed) => {
      if (failed) stop()
    })
  })
}
