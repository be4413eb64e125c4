import { type Clock, systemClock } from '../shared/clock.ts'
import { type HostRests, NO_RESTS } from './hostRests.ts'

/** What a request tells about the host: an answer, or a sign of strain (timeout, reset, 429, 503), and for how many milliseconds it asked to be left alone. */
export type GateOutcome = { ms: number; strained: boolean; pauseMs?: number }

/** Waits; false where the run was stopped meanwhile. */
export type Sleep = (ms: number) => Promise<boolean>

/** `knownRest`: epoch milliseconds of the rest that `notBefore` (of the monotonic clock) counts in. */
type Host = { limit: number; active: number; waiting: (() => void)[]; notBefore: number; knownRest: number; smoothed: number; fastest: number; strainedInRow: number }

const SLOW_MS = 1500
const GIVE_UP_RETRIES = 20
/** Nobody means more than a month. */
const LONGEST_REST_MS = 30 * 86_400_000
/** A run waits this long for a host, no longer. */
export const MAX_PAUSE_MS = 10_000

/**
 * Politeness: at most `max` requests at once per host. A strained host gets half of it, a slow one less, each good answer
 * gives a little back; a host that asked for a pause (Retry-After) is left alone until then, whichever run or worker it was that asked.
 */
export class HostGate {
  private readonly hosts = new Map<string, Host>()
  private readonly max: number
  private readonly sleep: Sleep
  private readonly now: Clock
  private readonly rests: HostRests

  /** @param shared what other runs know of hosts, and the clock they share; absent: nothing */
  constructor(max: number, sleep: Sleep, shared: { now: Clock; rests: HostRests } = { now: systemClock, rests: NO_RESTS }) {
    this.max = max
    this.sleep = sleep
    this.now = shared.now
    this.rests = shared.rests
  }

  /** Requests the host may take at once just now. */
  limit(host: string): number {
    return Math.max(1, Math.floor(this.of(host).limit))
  }

  /** Milliseconds for which the host still wants to be left alone. */
  restMs(host: string): number {
    return Math.max(0, Math.ceil(this.of(host).notBefore - performance.now()))
  }

  /** Whether the host, as far as anybody knows, wants to be left alone now. */
  async isResting(host: string): Promise<boolean> {
    await this.recall(host)
    return this.restMs(host) > 0
  }

  /** The host asked to be left alone for so many milliseconds; resolves when others can know it. */
  async rest(host: string, ms: number): Promise<void> {
    const state = this.of(host)
    const pause = Math.min(ms, LONGEST_REST_MS)
    const until = this.now().getTime() + pause
    state.notBefore = Math.max(state.notBefore, performance.now() + pause)
    state.knownRest = Math.max(state.knownRest, until)
    await this.rests.rest(host, until)
  }

  /** How often in a row the host was strained. */
  strainOf(host: string): number {
    return this.of(host).strainedInRow
  }

  /** False once a host failed so often in a row that asking twice is pointless. */
  retriesHelp(host: string): boolean {
    return this.of(host).strainedInRow < GIVE_UP_RETRIES
  }

  /** Runs one request when the host has room for it; null, and nothing is asked, where it wants to be left alone for longer than the run waits or lasts. */
  async run<T>(host: string, request: () => Promise<T>, read: (result: T) => GateOutcome): Promise<T | null> {
    const state = this.of(host)
    while (state.active >= Math.max(1, Math.floor(state.limit))) await new Promise<void>((resolve) => state.waiting.push(resolve))
    state.active += 1
    try {
      while (await this.isResting(host)) {
        const wait = this.restMs(host)
        if (wait > MAX_PAUSE_MS || !(await this.sleep(wait))) return null
      }
      const result = await request()
      const outcome = read(result)
      this.learn(state, outcome)
      if (outcome.pauseMs) await this.rest(host, outcome.pauseMs)
      return result
    } finally {
      state.active -= 1
      for (let room = Math.max(1, Math.floor(state.limit)) - state.active; room > 0; room -= 1) state.waiting.shift()?.()
    }
  }

  private async recall(host: string): Promise<void> {
    const until = await this.rests.until(host)
    const state = this.of(host)
    if (until <= state.knownRest) return
    state.knownRest = until
    state.notBefore = performance.now() + until - this.now().getTime()
  }

  private learn(state: Host, { ms, strained }: GateOutcome): void {
    if (strained) {
      state.limit = Math.max(1, state.limit / 2)
      state.strainedInRow += 1
      return
    }
    state.strainedInRow = 0
    state.smoothed = state.smoothed ? state.smoothed * 0.9 + ms * 0.1 : ms
    state.fastest = Math.min(state.fastest, ms)
    const isCongested = state.smoothed > SLOW_MS && state.smoothed > state.fastest * 5
    state.limit = isCongested ? Math.max(1, state.limit * 0.95) : Math.min(this.max, state.limit + 2 / state.limit)
  }

  private of(host: string): Host {
    let state = this.hosts.get(host)
    if (!state) {
      state = { limit: this.max, active: 0, waiting: [], notBefore: 0, knownRest: 0, smoothed: 0, fastest: Infinity, strainedInRow: 0 }
      this.hosts.set(host, state)
    }
    return state
  }
}
