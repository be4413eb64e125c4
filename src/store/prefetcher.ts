const LOOK_AHEAD = 255
const MAX_HELD = 2_000

export type Prefetcher<T> = {
  /** Names a key that will be asked for, in the order in which keys will be. */
  expect: (key: string) => void
  find: (key: string) => Promise<T>
}

/**
 * Reads single keys by reading many: one that is asked for brings the next expected ones along. Each answer is given out once. A
 * failed read answers `nothing` and is told to `onFault`.
 */
export const createPrefetcher = <T>(options: { nothing: T; onFault: (thrown: unknown) => void; read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>> }): Prefetcher<T> => {
  const { nothing, onFault, read } = options
  const expected = new Set<string>()
  const held = new Map<string, Promise<T>>()
  const nextExpected = (): string[] => {
    const keys: string[] = []
    for (const key of expected) {
      if (keys.length >= LOOK_AHEAD || held.size + keys.length >= MAX_HELD) break
      keys.push(key)
    }
    for (const key of keys) expected.delete(key)
    return keys
  }
  const readWith = (first: string): Promise<T> => {
    expected.delete(first)
    const further = nextExpected()
    const found = read([first, ...further]).catch((thrown: unknown): ReadonlyMap<string, T> => {
      onFault(thrown)
      return new Map()
    })
    for (const key of further) held.set(key, found.then((rows) => rows.get(key) ?? nothing))
    return found.then((rows) => rows.get(first) ?? nothing)
  }
  return {
    expect: (key) => void expected.add(key),
    find: (key) => {
      const known = held.get(key)
      held.delete(key)
      return known ?? readWith(key)
    },
  }
}
