import { setImmediate as nextTurn } from 'node:timers/promises'

/** A long computation that says where it may be interrupted; it returns its result. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Runs it to its end at once, for those who may not wait. */
export const runAtOnce = <Result>(steps: Steps<Result>): Result => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Runs it to its end and lets everybody else go first at each interruption, so that no turn of the event loop is longer than one step. */
export const runInTurns = async <Result>(steps: Steps<Result>): Promise<Result> => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await nextTurn()
  }
}
