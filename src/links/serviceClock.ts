/** Where the time comes from: a monotonic clock in milliseconds, a repeating timer with the function that stops it, and a way to run something after all input that already waits. */
export type TimeSource = { now: () => number; every: (ms: number, run: () => void) => () => void; afterInput: (run: () => void) => void }

/** A wait; `cancel` may be called at any time and more than once. */
export type Wait = { cancel: () => void }

type Watch = { isOver: () => boolean; then: () => void }

const BEAT_MS = 25
/** The most one beat counts: what is beyond it we were not there to listen. */
const MOST_PER_BEAT_MS = 50

const systemTime: TimeSource = {
  now: () => performance.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms)
    return () => clearInterval(timer)
  },
  afterInput: (run) => void setImmediate(run),
}

/**
 * Time in which this process was there to listen. While it is busy or stopped (a long turn of the event loop, a loaded machine) no
 * server's time runs, and before a wait is over, everything that arrived meanwhile is read. One timer for all waits, none without.
 */
export class ServiceClock {
  private served = 0
  private lost = 0
  private last = 0
  private stopBeat: (() => void) | null = null
  private readonly watches = new Set<Watch>()
  private readonly time: TimeSource

  constructor(time: TimeSource = systemTime) {
    this.time = time
  }

  /** Milliseconds served so far, true to a beat; stands still while nobody waits. */
  get now(): number {
    return this.served
  }

  /** Runs `then` once, as soon as `isOver` holds. */
  when(isOver: () => boolean, then: () => void): Wait {
    const watch = { isOver, then }
    this.watches.add(watch)
    if (!this.stopBeat) this.start()
    return { cancel: () => this.remove(watch) }
  }

  /** Runs `then` after so many milliseconds of service. */
  after(ms: number, then: () => void): Wait {
    const due = this.served + ms
    return this.when(() => this.served >= due, then)
  }

  /** Measures from now on: whole milliseconds, without those in which nobody listened. */
  stopwatch(): () => number {
    const start = this.time.now() - this.lost
    return () => Math.max(0, Math.round(this.time.now() - this.lost - start))
  }

  private start(): void {
    this.last = this.time.now()
    this.stopBeat = this.time.every(BEAT_MS, () => this.beat())
  }

  private remove(watch: Watch): void {
    this.watches.delete(watch)
    if (this.watches.size > 0) return
    this.stopBeat?.()
    this.stopBeat = null
  }

  private beat(): void {
    const now = this.time.now()
    const passed = now - this.last
    const counted = Math.min(passed, MOST_PER_BEAT_MS)
    this.last = now
    this.served += counted
    this.lost += passed - counted
    for (const watch of this.watches) if (watch.isOver()) this.time.afterInput(() => this.settle(watch))
  }

  /** What arrived meanwhile may have ended the wait or made it longer. */
  private settle(watch: Watch): void {
    if (!this.watches.has(watch) || !watch.isOver()) return
    this.remove(watch)
    watch.then()
  }
}
