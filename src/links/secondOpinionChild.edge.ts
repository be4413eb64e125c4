import { check, LinkState } from 'linkinator'
import { Agent, buildConnector, type Dispatcher, setGlobalDispatcher } from 'undici'

import { hostPort, isForbiddenUrl } from './addressGuard.ts'
import { createGuardedLookup } from './guardedLookup.edge.ts'
import type { OpinionAnswer, OpinionRequest } from './secondOpinion.edge.ts'

const CONCURRENCY = 4
const CONNECTIONS = 2

const refused = (what: string): Error => Object.assign(new Error(what), { code: 'ADDRESS_FORBIDDEN' })

/** A dispatcher for everything this process asks: URLs of the list only, addresses by the guard only, each URL once. */
function guardedDispatcher({ mayAsk, allowed, timeoutMs }: OpinionRequest): Dispatcher {
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
    const url = new URL(options.path, options.origin).href
    if (options.method !== 'GET' || !left.delete(url)) throw refused(url)
    return dispatch(options, handler)
  })
}

async function answer(request: OpinionRequest): Promise<OpinionAnswer> {
  setGlobalDispatcher(guardedDispatcher(request))
  const asked = new Set(request.urls)
  const known = new Set(request.mayAsk)
  const { links } = await check({
    path: request.urls, recurse: false, retry: false, retryErrors: false, concurrency: CONCURRENCY, timeout: request.timeoutMs,
    userAgent: request.userAgent, linksToSkip: (link) => Promise.resolve(!known.has(link)),
  })
  const isFine = ({ state, status }: (typeof links)[number]): boolean => state === LinkState.OK && status !== undefined && status >= 200 && status < 300
  return { fine: links.filter((link) => isFine(link) && asked.has(link.url)).map(({ url }) => url) }
}

process.once('message', (request: OpinionRequest) => {
  void answer(request).then((found) => process.send?.(found))
})
