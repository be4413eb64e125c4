import { subscribe } from 'node:diagnostics_channel'

import { check, LinkState } from 'linkinator'
import { Agent, buildConnector, type Dispatcher, setGlobalDispatcher } from 'undici'

import { systemClock } from '../shared/clock.ts'
import { retryAfterMs } from '../shared/retryAfterMs.ts'
import { hostPort, isForbiddenUrl } from './addressGuard.ts'
import { createGuardedLookup } from './guardedLookup.edge.ts'
import { BUSY } from './retryPlan.ts'
import type { OpinionAnswer, OpinionRequest } from './secondOpinion.edge.ts'

const CONCURRENCY = 4
const CONNECTIONS = 2

/** What undici publishes when an answer begins; names and values of its headers take turns. */
type AnswerBegun = { request: { origin: string | URL }; response: { headers: readonly Buffer[]; statusCode: number } }

const refused = (what: string): Error => Object.assign(new Error(what), { code: 'ADDRESS_FORBIDDEN' })

/** Notes hosts that ask to be left alone, as soon as they say so, with the milliseconds they ask for. */
function watchRests(): Map<string, number> {
  const rests = new Map<string, number>()
  subscribe('undici:request:headers', (message) => {
    const { request, response } = message as AnswerBegun
    if (!BUSY.has(response.statusCode)) return
    const written = response.headers.map((part) => part.toString('latin1'))
    const at = written.findIndex((part, index) => index % 2 === 0 && part.toLowerCase() === 'retry-after')
    const ms = at === -1 ? null : retryAfterMs(written[at + 1] ?? '', systemClock().getTime())
    if (ms !== null) rests.set(hostPort(new URL(request.origin)), ms)
  })
  return rests
}

/** A dispatcher for everything this process asks: URLs of the list only, addresses by the guard only, each URL once, no host that asked to be left alone. */
function guardedDispatcher({ mayAsk, allowed, timeoutMs }: OpinionRequest, rests: ReadonlyMap<string, number>): Dispatcher {
  const hosts = new Set(allowed)
  const left = new Set(mayAsk.map((url) => new URL(url).href.split('#', 1)[0]))
  const lookups = createGuardedLookup()
  const common = { allowH2: false, timeout: timeoutMs }
  const [free, guarded] = [buildConnector({ ...common, lookup: lookups.free }), buildConnector({ ...common, lookup: lookups.guarded })]
  const agent = new Agent({
    connections: CONNECTIONS, headersTimeout: timeoutMs, bodyTimeout: timeoutMs,
    connect: (target, callback) => {
      const url = new URL(`${target.protocol}//${target.host ?? target.hostname}`)
      if (isForbiddenUrl(url, hosts)) return callback(refused(url.host), null)
      return hosts.has(hostPort(url)) ? free(target, callback) : guarded(target, callback)
    },
  })
  return agent.compose((dispatch) => (options, handler) => {
    const url = new URL(options.path, options.origin)
    if (options.method !== 'GET' || rests.has(hostPort(url)) || !left.delete(url.href)) throw refused(url.href)
    return dispatch(options, handler)
  })
}

async function answer(request: OpinionRequest): Promise<OpinionAnswer> {
  const rests = watchRests()
  setGlobalDispatcher(guardedDispatcher(request, rests))
  const asked = new Set(request.urls)
  const known = new Set(request.mayAsk)
  const { links } = await check({
    path: request.urls, recurse: false, retry: false, retryErrors: false, concurrency: CONCURRENCY, timeout: request.timeoutMs,
    userAgent: request.userAgent, linksToSkip: (link) => Promise.resolve(!known.has(link)),
  })
  const isFine = ({ state, status }: (typeof links)[number]): boolean => state === LinkState.OK && status !== undefined && status >= 200 && status < 300
  return { fine: links.filter((link) => isFine(link) && asked.has(link.url)).map(({ url }) => url), rests: [...rests] }
}

process.once('disconnect', () => process.exit()) // nobody waits any more
process.once('message', (request: OpinionRequest) => {
  void answer(request).then((found) => process.send?.(found))
})
