import type { Validators } from '../hop.ts'

/** An answer as it is kept: what lets its host say "unchanged", what tells that it says the same, and the answer itself. */
export type KeptAnswer = Validators & {
  /** Of everything in the answer that a run reads; null where no answer came. */
  digest: string | null
  /** By `packAnswer`. */
  packed: Uint8Array
}

export type FoundAnswer = KeptAnswer & {
  /** This very run got it before it was cut short; otherwise an earlier run of the same site did. */
  current: boolean
}

/** `tries`: requests of this run that ended without an answer worth keeping. */
export type Found = { answer: FoundAnswer | null; tries: number }

/**
 * What runs of one site remember of answers: a run that was cut short goes on where it stood, and a later run asks only for
 * what changed. Keys are URLs, with the cookies they were asked with where there were any. A fault of the store never rejects here
 * but ends the run through its signal and `flush`, since an answer that is not kept is asked again and does no harm.
 */
export type CrawlState = {
  /** Names a key that will soon be looked up, so that many are read at once. */
  expect: (key: string) => void
  find: (key: string) => Promise<Found>
  /** Keeps an answer of this run; waits only while too much is unwritten. */
  keep: (key: string, answer: KeptAnswer) => Promise<void>
  /** An earlier run's answer is this run's too. Validators that came with it replace the kept ones. */
  renew: (key: string, validators: Validators | null) => Promise<void>
  /** Counts requests that will be repeated, so that a resumed run does not start its count again. */
  noteTries: (key: string, tries: number) => Promise<void>
  /** Waits until everything is written. @throws where writing or reading failed at any time */
  flush: () => Promise<void>
}
