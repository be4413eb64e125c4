import { LRUCache } from 'lru-cache'

import type { Clock } from '../../shared/clock.ts'

/** Collects what a value was made of while it is being made, so that it is forgotten when any of it changes. */
export type CacheScope = {
  /** Names a source (`news`, or `news#<id>` for one document). */
  depend: (tag: string) => void
  /** The value is not to be used from this instant on. */
  expireAt: (instant: Date) => void
}

type Entry<Value> = { tags: ReadonlySet<string>; validUntil: number; value: Value }
type Flight<Value> = { promise: Promise<Entry<Value>>; stale: boolean }

export type TaggedCacheOptions<Value> = {
  clock: Clock
  /** Upper bound of the sum of `sizeOf` over all values. */
  maxSize: number
  sizeOf: (value: Value) => number
}

/** Longest life of a value in milliseconds while the news of changes does not reach this process. */
const BLIND_TTL_MS = 500

/**
 * A bounded cache whose values carry tags and an expiry. Concurrent misses of one key share one build; a build during
 * which anything was invalidated is handed to those who waited and then forgotten.
 */
export class TaggedCache<Value extends object> {
  readonly #clock: Clock
  readonly #entries: LRUCache<string, Entry<Value>>
  readonly #flights = new Map<string, Flight<Value>>()
  readonly #keysByTag = new Map<string, Set<string>>()
  #blind = false

  constructor({ clock, maxSize, sizeOf }: TaggedCacheOptions<Value>) {
    this.#clock = clock
    this.#entries = new LRUCache<string, Entry<Value>>({
      dispose: (entry, key) => this.#unlink(key, entry),
      maxSize,
      sizeCalculation: (entry) => Math.max(1, Math.round(sizeOf(entry.value))),
    })
  }

  /** The value if it is stored and still valid. */
  peek(key: string): Value | undefined {
    return this.#fresh(key)?.value
  }

  /** The stored value, or the one `build` makes. Sources and expiry are passed on to `parent`. A failed build is not stored. */
  async get(key: string, build: (scope: CacheScope) => Promise<Value>, parent?: CacheScope): Promise<Value> {
    const entry = this.#fresh(key) ?? (await this.#join(key, build))
    if (parent) {
      for (const tag of entry.tags) parent.depend(tag)
      if (Number.isFinite(entry.validUntil)) parent.expireAt(new Date(entry.validUntil))
    }
    return entry.value
  }

  /** Forgets every value made of one of these sources. */
  invalidate(tags: Iterable<string>): void {
    this.#abandonFlights()
    for (const tag of tags) {
      for (const key of [...(this.#keysByTag.get(tag) ?? [])]) this.#entries.delete(key)
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#abandonFlights()
    this.#entries.clear()
  }

  /** While blind (no news of changes), values live for half a second only. Turning blind or seeing forgets everything. */
  setBlind(blind: boolean): void {
    this.#blind = blind
    this.clear()
  }

  #fresh(key: string): Entry<Value> | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (entry.validUntil > this.#clock().getTime()) return entry
    this.#entries.delete(key)
    return undefined
  }

  #join(key: string, build: (scope: CacheScope) => Promise<Value>): Promise<Entry<Value>> {
    const running = this.#flights.get(key)
    if (running) return running.promise
    // Deferred by a tick, so that the flight is known before the build can be overtaken by an invalidation.
    const flight: Flight<Value> = { promise: Promise.resolve().then(() => this.#build(build)), stale: false }
    this.#flights.set(key, flight)
    const settle = (entry?: Entry<Value>): void => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key)
      if (entry && !flight.stale) this.#store(key, entry)
    }
    flight.promise.then(settle, () => settle())
    return flight.promise
  }

  async #build(build: (scope: CacheScope) => Promise<Value>): Promise<Entry<Value>> {
    const tags = new Set<string>()
    let validUntil = this.#blind ? this.#clock().getTime() + BLIND_TTL_MS : Number.POSITIVE_INFINITY
    const value = await build({
      depend: (tag) => tags.add(tag),
      expireAt: (instant) => {
        validUntil = Math.min(validUntil, instant.getTime())
      },
    })
    return { tags, validUntil, value }
  }

  #store(key: string, entry: Entry<Value>): void {
    this.#entries.set(key, entry)
    for (const tag of entry.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set<string>()
      this.#keysByTag.set(tag, keys.add(key))
    }
  }

  #unlink(key: string, entry: Entry<Value>): void {
    for (const tag of entry.tags) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }

  #abandonFlights(): void {
    for (const flight of this.#flights.values()) flight.stale = true
    this.#flights.clear()
  }
}
