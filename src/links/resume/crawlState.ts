import type { Validators } from '../hop.ts'

/** What tells that an answer still stands: its host's validators, and a digest of everything in it that a run reads (null: none can tell). */
export type AnswerMarks = Validators & { digest: string | null }

/** An answer to keep. It is packed as late as it is written, since by then less of it may be needed. */
export type KeptAnswer = AnswerMarks & { pack: () => Uint8Array; /** About how many bytes wait for it. */ size: number }

export type FoundAnswer = AnswerMarks & {
  /** By `packAnswer`. */
  packed: Uint8Array
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
