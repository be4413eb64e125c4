import { lookup as systemResolve } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'

import { ensureError } from '../shared/errors.ts'
import { isForbiddenAddress } from './addressGuard.ts'
import type { HostLookup, ResolvedAddress } from './patrolOptions.ts'
import { isReservedName } from './reservedNames.ts'

const withCode = (code: string, hostname: string): Error => Object.assign(new Error(`${code} ${hostname}`), { code })

/** The machine's resolver; reserved names are not asked for. */
export const systemLookup: HostLookup = (hostname) =>
  isReservedName(hostname) ? Promise.reject(withCode('ENOTFOUND', hostname)) : systemResolve(hostname, { all: true })

export type GuardedLookup = {
  /** For allowed hosts: any address. */
  free: LookupFunction
  /** Answers only if every address may be contacted, so that the checked address is the connected one. */
  guarded: LookupFunction
  /** Error code of a public name that cannot be had, null where it can; asked before connecting, so that slow name servers are no connect timeouts. */
  failure: (hostname: string) => Promise<string | null>
  /** How many public names were asked for in this run, and how many of them have a public address. */
  counts: () => { asked: number; resolved: number }
}

/** A resolver of one run: each name is asked for once, failures that may pass are asked again. */
export function createGuardedLookup(resolve: HostLookup = systemLookup): GuardedLookup {
  const known = new Map<string, Promise<ResolvedAddress[]>>()
  const tally = { asked: 0, resolved: 0 }
  const ask = async (hostname: string): Promise<ResolvedAddress[]> => {
    const isCounted = !isReservedName(hostname)
    if (isCounted) tally.asked += 1
    const addresses = await resolve(hostname)
    if (isCounted && addresses.some(({ address }) => !isForbiddenAddress(address))) tally.resolved += 1
    return addresses
  }
  const cached = (hostname: string): Promise<ResolvedAddress[]> => {
    const before = known.get(hostname)
    if (before) return before
    const answer = ask(hostname)
    known.set(hostname, answer)
    answer.catch((thrown: unknown) => {
      if (codeOf(thrown) === 'EAI_AGAIN') known.delete(hostname)
    })
    return answer
  }
  const answering = (isRefused: (address: string) => boolean): LookupFunction => (hostname, options, callback) => {
    cached(hostname).then(
      (addresses) => {
        const first = addresses[0]
        if (!first) return callback(withCode('ENOTFOUND', hostname), [])
        if (addresses.some(({ address }) => isRefused(address))) return callback(withCode('ADDRESS_FORBIDDEN', hostname), [])
        return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
      },
      (thrown: unknown) => callback(ensureError(thrown), []),
    )
  }
  const failure = (hostname: string): Promise<string | null> => cached(hostname).then(() => null, codeOf)
  return { failure, free: answering(() => false), guarded: answering(isForbiddenAddress), counts: () => ({ ...tally }) }
}

/** Error code of whatever was thrown; the first telling one of a bundle. Looks at its shape: errors of Node's core belong to another realm in tests. */
export function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return 'UNKNOWN'
  if ('errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.length > 0) {
    const codes = thrown.errors.map(codeOf)
    return codes.find((code) => code !== 'ENETUNREACH' && code !== 'EADDRNOTAVAIL') ?? codes[0] ?? 'UNKNOWN'
  }
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return 'cause' in thrown ? codeOf(thrown.cause) : 'UNKNOWN'
}
