import type { PageSummary } from './asker.ts'

type Pattern = { pages: number; looks: Set<string> }

const MIN_PAGES = 1000
const MIN_CHAIN = 20
/** A trap grows in depth with its size; a list whose pages link to many of their kind does not. */
const PAGES_PER_STEP = 40
/** Longer paths differ in their beginnings, and would overflow the stack of the pattern below. */
const MAX_PATH = 2000
const MAX_NOVELTY = 0.1

/** The shape of a URL: digits, ids and query values left out, so that all days of a calendar share one. */
export function urlPattern(url: string): string {
  const parsed = new URL(url)
  const path = parsed.pathname.slice(0, MAX_PATH).replace(/;[^/]*/g, ';').replace(/[0-9a-f]{8,}(?:-[0-9a-f]+)*|\d+/gi, '#')
  const names = [...new Set([...parsed.searchParams.keys()])].sort().join('&')
  return `${parsed.host}${path}${names ? `?${names}` : ''}`
}

/**
 * Recognises endless spaces (calendars, session ids, facets): a thousand pages of one pattern, found from one another in a long
 * chain, that look alike but for their numbers.
 */
export class TrapGuard {
  private readonly patterns = new Map<string, Pattern>()

  /** Notes a page that was read. */
  note(pattern: string, page: Pick<PageSummary, 'title' | 'text'>): void {
    const known = this.patterns.get(pattern) ?? { pages: 0, looks: new Set() }
    known.pages += 1
    if (known.looks.size <= MIN_PAGES) known.looks.add(`${page.title}\n${page.text.slice(0, 400)}`.replace(/\d+/g, '#'))
    this.patterns.set(pattern, known)
  }

  /** @param chain how many pages of the same pattern lead to this one in a row */
  isTrap(pattern: string, chain: number): boolean {
    const known = chain > MIN_CHAIN ? this.patterns.get(pattern) : undefined
    if (!known || known.pages < MIN_PAGES || chain * PAGES_PER_STEP < known.pages) return false
    return known.looks.size <= Math.min(known.pages, MIN_PAGES) * MAX_NOVELTY
  }
}
