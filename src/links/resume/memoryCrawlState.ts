import type { CrawlState, FoundAnswer, KeptAnswer } from './crawlState.ts'

type Row = KeptAnswer & { run: string }

/** What runs in this process remember: pass the same `shared` to all runs of one site. */
export type SharedAnswers = { rows: Map<string, Row>; tries: Map<string, number> }

export const sharedAnswers = (): SharedAnswers => ({ rows: new Map(), tries: new Map() })

const foundIn = (row: Row | undefined, run: string): FoundAnswer | null => {
  if (!row) return null
  const { digest, etag, lastModified, pack, run: owner } = row
  return { current: owner === run, digest, etag, lastModified, packed: pack() }
}

/** A crawl state kept in this process only: for tests and for use without a database. */
export const memoryCrawlState = ({ rows, tries }: SharedAnswers, run: string): CrawlState => ({
  expect: () => undefined,
  find: async (key) => ({ answer: foundIn(rows.get(key), run), tries: tries.get(`${run} ${key}`) ?? 0 }),
  flush: async () => undefined,
  keep: async (key, answer) => void rows.set(key, { ...answer, run }),
  noteTries: async (key, count) => void tries.set(`${run} ${key}`, count),
  renew: async (key, validators) => {
    const row = rows.get(key)
    if (row) rows.set(key, { ...row, ...validators, run })
  },
})
