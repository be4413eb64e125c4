/** A body has this many times the time for headers; one that comes at a useful rate has more. */
const TIMES = 2
const TIMES_FLOWING = 5
/** Bytes a millisecond, a slow modem's: more make waiting worth while. */
const USEFUL_RATE = 8

/** Why a body was given up: nothing came for as long as headers may take, next to nothing came, or it went on and on. */
export type PaceFault = 'STALLED' | 'DRIPPING' | 'FLOWING'

/** Tells whether a body that is being read has had time enough. */
export class BodyPace {
  private readonly now: () => number
  private readonly timeoutMs: number
  private readonly startedAt: number
  private lastAt: number
  private bytes = 0

  /** @param now milliseconds in which somebody listened */
  constructor(now: () => number, timeoutMs: number) {
    this.now = now
    this.timeoutMs = timeoutMs
    this.startedAt = this.lastAt = now()
  }

  /** Notes bytes that came. */
  add(bytes: number): void {
    this.bytes += bytes
    this.lastAt = this.now()
  }

  /** Why there has been time enough, null while there has not. */
  get fault(): PaceFault | null {
    const now = this.now()
    const age = now - this.startedAt
    if (now - this.lastAt >= this.timeoutMs) return 'STALLED'
    if (age < this.timeoutMs * TIMES) return null
    if (this.bytes < age * USEFUL_RATE) return 'DRIPPING'
    return age >= this.timeoutMs * TIMES_FLOWING ? 'FLOWING' : null
  }
}
