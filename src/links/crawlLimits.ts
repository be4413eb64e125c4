import type { PatrolSettings } from './patrolOptions.ts'
import type { CutOff } from './report.ts'

/** Counts what a run has used, says when enough is enough, and remembers what was left out. */
export class CrawlLimits {
  pages = 0
  bytes = 0
  private readonly settings: PatrolSettings
  private readonly startedAt = performance.now()
  private readonly cuts = new Map<string, CutOff>()

  constructor(settings: PatrolSettings) {
    this.settings = settings
  }

  /** Notes that something was left out. */
  cut(limit: CutOff['limit'], at: string, skipped = 1): void {
    const known = this.cuts.get(`${limit} ${at}`)
    if (known) known.skipped += skipped
    else this.cuts.set(`${limit} ${at}`, { limit, at, skipped })
  }

  /** Whether one more page at this depth may be read for links; a refusal is noted. */
  mayRead(depth: number): boolean {
    const { maxDepth, maxPages } = this.settings
    if (depth > maxDepth) this.cut('depth', String(maxDepth))
    else if (this.pages >= maxPages) this.cut('pages', String(maxPages))
    else return true
    return false
  }

  /** The limit of the whole run that is used up, null while there is none. */
  exhausted(): 'time' | 'bytes' | null {
    if (this.bytes > this.settings.maxBytes) return 'bytes'
    return performance.now() - this.startedAt > this.settings.maxTimeMs ? 'time' : null
  }

  list(): CutOff[] {
    return [...this.cuts.values()]
  }
}
