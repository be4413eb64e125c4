import { Asker, type AskerDeps } from './asker.ts'
import { createHopClient } from './fetchHop.edge.ts'
import { HostGate, type Sleep } from './hostGate.ts'
import type { HopAnswer } from './hop.ts'
import type { HostRests } from './hostRests.ts'
import { nextHop } from './nextHop.ts'
import type { HostLookup, PatrolSettings } from './patrolOptions.ts'
import type { CrawlState } from './resume/crawlState.ts'
import { rememberWhole } from './resume/recollect.ts'
import { untilStopped } from './resume/untilStopped.ts'
import { RobotsRules } from './robotsRules.ts'
import { type Traced, traceRedirects } from './traceRedirects.ts'

/** Everything a run needs of the network; stopped as a whole. */
export type Network = {
  asker: Asker
  /** Follows a URL to its final answer, by the rules of robots.txt. */
  trace: (url: string) => Promise<Traced>
  gate: HostGate
  robots: RobotsRules
  /** A GET of a file of our own interest (robots.txt, sitemap) with its whole body. */
  getWhole: (url: string) => Promise<HopAnswer>
  /** Where a redirect leads, null where it leads nowhere. */
  leadsTo: (url: string, answer: Extract<HopAnswer, { kind: 'answer' }>) => string | null
  counts: () => { asked: number; resolved: number }
  close: () => Promise<void>
}

type Options = { settings: PatrolSettings; signal: AbortSignal; onAnswer: AskerDeps['onAnswer']; lookup?: HostLookup; state?: CrawlState; rests?: HostRests }

const sleeper = (signal: AbortSignal): Sleep => (ms) => new Promise((resolve) => {
  if (signal.aborted) return resolve(false)
  const settle = (slept: boolean) => (): void => {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    resolve(slept)
  }
  const stop = settle(false)
  const timer = setTimeout(settle(true), ms)
  signal.addEventListener('abort', stop, { once: true })
})

/** Opens the network of one run. */
export function openNetwork({ settings, signal, onAnswer, lookup, rests, ...options }: Options): Network {
  const state = options.state && untilStopped(options.state, signal)
  const client = createHopClient({
    allowed: settings.allowed, connections: settings.concurrency, timeoutMs: settings.timeoutMs, userAgent: settings.userAgent, ...(lookup ? { lookup } : {}),
  })
  const sleep = sleeper(signal)
  const now = (): number => settings.clock().getTime()
  const gate = new HostGate(settings.concurrency, sleep, rests && { now: settings.clock, rests })
  const asker = new Asker({ fetchHop: client.fetchHop, gate, isOwn: (host) => settings.siteHosts.has(host), sleep, now, onAnswer, ...(state ? { state } : {}) })
  const getWhole = (url: string): Promise<HopAnswer> => (state ? rememberWhole(state, url, (request) => asker.whole(request)) : asker.whole({ url }))
  const leadsTo: Network['leadsTo'] = (url, answer) => {
    const next = nextHop({ url, status: answer.status, headers: answer.headers, encoding: 'utf-8', metaRefresh: null, base: url })
    return next.kind === 'next' ? next.target : null
  }
  const robots = new RobotsRules({ get: getWhole, leadsTo })
  const trace = (url: string): Promise<Traced> => traceRedirects(url, { ask: (hop, cookie) => asker.ask(hop, cookie), refusal: (hop) => robots.refusal(hop), now })
  return { asker, trace, gate, robots, getWhole, leadsTo, counts: client.counts, close: client.close }
}
