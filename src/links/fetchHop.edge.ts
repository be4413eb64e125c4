import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

import { Agent, buildConnector, request } from 'undici'

import { type AllowedHosts, hostPort, isForbiddenAddress, isForbiddenUrl } from './addressGuard.ts'

/** Answer to one request, redirects not followed; a body longer than the limit is cut. Failures are values. */
export type HopAnswer =
  | { kind: 'answer'; status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; bodyError: string | null }
  | { kind: 'failed'; code: string }

export type HopOptions = { allowed: AllowedHosts; connections: number; timeoutMs: number; maxBytes: number; userAgent: string }

/** Answers with addresses only if every one of them may be contacted, so that the checked address is the connected one. */
const guardedLookup: LookupFunction = (hostname, _options, callback) => {
  lookup(hostname, { all: true }, (error, addresses) => {
    const refused = error ?? (addresses.some(({ address }) => isForbiddenAddress(address)) ? Object.assign(new Error(hostname), { code: 'ADDRESS_FORBIDDEN' }) : null)
    callback(refused, addresses ?? [])
  })
}

const codeOf = (thrown: unknown): string => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'UNKNOWN')

/** Makes the client of one run: a guarded pool for each host. `close` ends all connections at once. */
export function createHopClient(options: HopOptions): { fetchHop: (url: string) => Promise<HopAnswer>; close: () => Promise<void> } {
  const common = { allowH2: false, timeout: options.timeoutMs }
  const free = buildConnector(common)
  const guarded = buildConnector({ ...common, lookup: guardedLookup })
  const agent = new Agent({
    connections: options.connections,
    connect: (target, callback) => {
      const url = new URL(`${target.protocol}//${target.host ?? target.hostname}`)
      if (isForbiddenUrl(url, options.allowed)) return callback(Object.assign(new Error(url.host), { code: 'ADDRESS_FORBIDDEN' }), null)
      return options.allowed.has(hostPort(url)) ? free(target, callback) : guarded(target, callback)
    },
  })
  const fetchHop = async (url: string): Promise<HopAnswer> => {
    if (isForbiddenUrl(new URL(url), options.allowed)) return { kind: 'failed', code: 'ADDRESS_FORBIDDEN' }
    try {
      const headers = { 'user-agent': options.userAgent, accept: '*/*' }
      const answer = await request(url, { dispatcher: agent, headers, headersTimeout: options.timeoutMs, bodyTimeout: options.timeoutMs })
      return { kind: 'answer', status: answer.statusCode, headers: answer.headers, ...(await readBody(answer.body, options.maxBytes)) }
    } catch (thrown) {
      return { kind: 'failed', code: codeOf(thrown) }
    }
  }
  return { fetchHop, close: () => agent.destroy() }
}

async function readBody(stream: AsyncIterable<Buffer>, maxBytes: number): Promise<{ body: Buffer; bodyError: string | null }> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) return { body: Buffer.concat(chunks), bodyError: 'TOO_LONG' }
    }
    return { body: Buffer.concat(chunks), bodyError: null }
  } catch (thrown) {
    return { body: Buffer.concat(chunks), bodyError: codeOf(thrown) }
  }
}
