import { TLSSocket } from 'node:tls'

import { Agent, buildConnector, type Dispatcher } from 'undici'

import { type AllowedHosts, hostPort, isForbiddenUrl, literalAddress } from './addressGuard.ts'
import { BodyPace } from './bodyPace.ts'
import { createBodyReader } from './bodyReader.ts'
import { failureOf } from './failureOf.ts'
import { codeOf, createGuardedLookup, type GuardedLookup } from './guardedLookup.edge.ts'
import type { FetchHop, HopAnswer, HopRequest } from './hop.ts'
import type { HostLookup } from './patrolOptions.ts'
import { ServiceClock, type Wait } from './serviceClock.ts'
import { withoutContinue } from './withoutContinue.ts'

export type HopClientOptions = { allowed: AllowedHosts; connections: number; timeoutMs: number; userAgent: string; lookup?: HostLookup }

export type HopClient = { fetchHop: FetchHop; counts: GuardedLookup['counts']; close: () => Promise<void> }

const MAX_HEADER_BYTES = 128 * 1024
const MAX_CONNECT_MS = 10_000

class HopError extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Makes the client of one run: a guarded pool for each host. Failures are values; `close` ends all connections at once. */
export function createHopClient(options: HopClientOptions): HopClient {
  const lookup = createGuardedLookup(options.lookup)
  const certificates = new Map<string, number>()
  const agent = createAgent({ options, lookup, certificates })
  const clock = new ServiceClock()
  const refusals = new Map<string, boolean>()
  const isRefused = (url: URL): boolean => {
    const known = refusals.get(url.origin)
    if (known !== undefined) return known
    const refused = isForbiddenUrl(url, options.allowed)
    refusals.set(url.origin, refused)
    return refused
  }
  const fetchHop: FetchHop = async (request) => {
    const url = new URL(request.url)
    if (isRefused(url)) return { kind: 'failed', code: 'address-forbidden', detail: url.host, ms: 0 }
    const isPublicName = !options.allowed.has(hostPort(url)) && literalAddress(url.hostname) === null
    const elapsed = clock.stopwatch()
    const unresolved = isPublicName ? await lookup.failure(url.hostname) : null
    if (unresolved !== null) return { kind: 'failed', code: failureOf(unresolved), detail: unresolved, ms: elapsed() }
    const answer = await dispatch({ agent, clock, url, request, options })
    const tlsExpiresAt = certificates.get(url.host)
    return answer.kind === 'answer' && tlsExpiresAt && url.protocol === 'https:' ? { ...answer, tlsExpiresAt } : answer
  }
  return { fetchHop, counts: lookup.counts, close: () => agent.destroy() }
}

function createAgent({ options, lookup, certificates }: { options: HopClientOptions; lookup: GuardedLookup; certificates: Map<string, number> }): Agent {
  const common = { allowH2: false, timeout: Math.min(options.timeoutMs, MAX_CONNECT_MS), autoSelectFamily: true }
  const free = buildConnector({ ...common, lookup: lookup.free })
  const guarded = buildConnector({ ...common, lookup: lookup.guarded })
  const noting = (host: string, callback: buildConnector.Callback): buildConnector.Callback => (...args) => {
    const [, socket] = args
    const ends = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : NaN
    if (Number.isFinite(ends)) certificates.set(host, ends)
    if (socket) withoutContinue(socket)
    callback(...args)
  }
  return new Agent({
    connections: options.connections,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: 0, // deadlines are ours: they do not run while nobody listens, as undici's own for connecting do not either
    bodyTimeout: 0,
    connect: (target, callback) => {
      const url = new URL(`${target.protocol}//${target.host ?? target.hostname}`)
      if (isForbiddenUrl(url, options.allowed)) return callback(new HopError('ADDRESS_FORBIDDEN'), null)
      const connect = options.allowed.has(hostPort(url)) ? free : guarded
      return connect(target, noting(url.host, callback))
    },
  })
}

type Dispatch = { agent: Agent; clock: ServiceClock; url: URL; request: HopRequest; options: HopClientOptions }

const percentDecoded = (userinfo: string): string => userinfo.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The credentials a URL carries, as browsers send them (RFC 7617). */
function credentialsOf({ username, password }: URL): { authorization?: string } {
  if (username === '' && password === '') return {}
  return { authorization: `Basic ${Buffer.from(`${percentDecoded(username)}:${percentDecoded(password)}`, 'latin1').toString('base64')}` }
}

const headersOf = (request: HopRequest, url: URL, userAgent: string): Record<string, string> => ({
  'user-agent': userAgent,
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
  'accept-encoding': 'gzip, deflate, br, zstd',
  ...credentialsOf(url),
  ...(request.cookie ? { cookie: request.cookie } : {}),
  ...(request.unless?.etag ? { 'if-none-match': request.unless.etag } : {}),
  ...(request.unless?.lastModified ? { 'if-modified-since': request.unless.lastModified } : {}),
})

function dispatch({ agent, clock, url, request, options }: Dispatch): Promise<HopAnswer> {
  const elapsed = clock.stopwatch()
  return new Promise((resolve) => {
    const failed = (code: string): void => resolve({ kind: 'failed', code: failureOf(code), detail: code, ms: elapsed() })
    try {
      agent.dispatch(
        { origin: url.origin, path: url.pathname + url.search, method: 'GET', headers: headersOf(request, url, options.userAgent) },
        handlerOf({ request, timeoutMs: options.timeoutMs, clock, elapsed, resolve, failed }),
      )
    } catch (thrown) {
      failed(codeOf(thrown))
    }
  })
}

type Sinks = { request: HopRequest; timeoutMs: number; clock: ServiceClock; elapsed: () => number; resolve: (answer: HopAnswer | Promise<HopAnswer>) => void; failed: (code: string) => void }

function handlerOf({ request, timeoutMs, clock, elapsed, resolve, failed }: Sinks): Dispatcher.DispatchHandler {
  let reader: ReturnType<typeof createBodyReader> | null = null
  let wait: Wait | undefined
  let pace: BodyPace | null = null
  const finish = (error: string | null): void => {
    wait?.cancel()
    if (reader) resolve(reader.finish(error, elapsed))
    else failed(error ?? 'UND_ERR_SOCKET')
  }
  return {
    onRequestStart: (controller) => {
      wait?.cancel()
      wait = clock.after(timeoutMs, () => controller.abort(new HopError('DEADLINE')))
    },
    onResponseStart: (controller, status, headers) => {
      if (status < 200) return
      wait?.cancel()
      reader = createBodyReader({ status, headers, keep: request.keep ?? false })
      const body = (pace = new BodyPace(() => clock.now, timeoutMs))
      wait = clock.when(() => body.fault !== null, () => controller.abort(new HopError(body.fault ?? 'DEADLINE')))
    },
    onResponseData: (controller, chunk) => {
      pace?.add(chunk.length)
      if (reader && !reader.add(chunk)) controller.abort(new HopError('ENOUGH'))
    },
    onResponseEnd: () => finish(null),
    onResponseError: (_controller, error) => finish(codeOf(error)),
  }
}
