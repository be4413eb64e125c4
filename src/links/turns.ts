/** So much of a turn of the event loop may go into long work; then everything else is served. */
const BUDGET_MS = 10

const waiting: (() => void)[] = []

/** One at a time: were all who wait let in together, their work would add up to one long turn. */
function letIn(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(letIn)
}

/** Resolves in a later turn of the event loop, which no other long work shares. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => {
  waiting.push(resolve)
  if (waiting.length === 1) setImmediate(letIn)
})

/** Work in steps: it yields where it may be interrupted. */
export type Work<T> = Generator<undefined, T>

/** Does work at once. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Does work that may be long, giving way to everything else again and again. */
export async function inTurns<T>(work: Work<T>): Promise<T> {
  for (;;) {
    await nextTurn()
    for (const end = performance.now() + BUDGET_MS; performance.now() < end;) {
      const step = work.next()
      if (step.done) return step.value
    }
  }
}
