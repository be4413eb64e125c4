import type { PageSummary } from './asker.ts'
import { flatten } from './flatten.ts'

/** The pattern of a page, the last other one on the way to it, and how many pages of these two lead there in a row. */
export type Trail = { pattern: string; before: string; chain: number }

type Pattern = { pages: number; looks: Set<string> }

const MIN_PAGES = 1000
const MIN_CHAIN = 20
/** A trap grows in depth with its size; a list whose pages link to many of their kind does not. */
const PAGES_PER_STEP = 40
/** Longer paths differ in their beginnings, and would overflow the stack of the pattern below. */
const MAX_PATH = 2000
const MAX_NOVELTY = 0.1
/** Pages that differ in nothing at all may be told apart by this little. */
const MAX_DIFFERENCE = 0.02
/** No honest page has so many sets of parameters. */
const MAX_PARAMETER_SETS = 100
/** Folders deeper than this are looked at as one. */
const DEEP = 6
/** The same folder, or the same two or three, six times in a row: a relative link that leads into itself. */
const REPEATED = /(\/[^/?#]+(?:\/[^/?#]+){0,2})\1{5}(?=[/?#]|$)/
const LOOK_LENGTH = 400

/** Names that stand for numbers in paths. */
const DATES = /\/(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?=[/.]|$)/gi

/** The shape of a URL: digits, ids, names of months and days and query values left out, so that all days of a calendar share one. */
export function urlPattern(url: string): string {
  const parsed = new URL(url)
  const path = parsed.pathname.slice(0, MAX_PATH).replace(/;[^/]*/g, ';').replace(DATES, '/#').replace(/[0-9a-f]{8,}(?:-[0-9a-f]+)*|\d+/gi, '#')
  const names = [...new Set([...parsed.searchParams.keys()])].sort().join('&')
  return `${parsed.host}${path}${names ? `?${names}` : ''}`
}

/** The trail to a page of the pattern `own` that was found at the end of another: a calendar may lead from months to days and back. */
export function trailFrom({ pattern, before, chain }: Trail, own: string): Trail {
  if (own === pattern) return { pattern, before, chain: chain + 1 }
  return { pattern: own, before: pattern, chain: own === before ? chain + 1 : 0 }
}

/** Where a URL may be one of endlessly many of the same page: behind a path with parameters, or deep in a folder; null elsewhere. */
function spaceOf(url: string): string | null {
  const query = url.search(/[?;]/)
  if (query !== -1) return `${url.slice(0, query)}?…`
  let slashes = 0
  let folder = 0
  for (let at = url.indexOf('/', 8); at !== -1; at = url.indexOf('/', at + 1)) {
    slashes += 1
    if (slashes === 2) folder = at
  }
  return slashes > DEEP ? `${url.slice(0, folder)}/…` : null
}

/**
 * Recognises endless spaces (calendars, session ids, facets, ever deeper folders): a thousand pages of one pattern, found from one
 * another in a long chain, that look alike but for their numbers; or a thousand that are the same behind other parameters or
 * folders; or parameters in ever new combinations; or folders that repeat themselves.
 */
export class TrapGuard {
  private readonly patterns = new Map<string, Pattern>()
  private readonly spaces = new Map<string, Pattern>()
  private readonly parameterSets = new Map<string, Set<string>>()

  /** Notes a page that was read. */
  note(url: string, pattern: string, page: Pick<PageSummary, 'title' | 'text'>): void {
    const look = `${page.title}\n${page.text.slice(0, LOOK_LENGTH)}`
    count(this.patterns, pattern, look.replace(/\d+/g, '#'))
    const space = spaceOf(url)
    if (space === null) return
    count(this.spaces, space, flatten(look))
    const names = pattern.indexOf('?')
    if (names === -1) return
    const sets = this.parameterSets.get(space) ?? new Set()
    if (sets.size <= MAX_PARAMETER_SETS) sets.add(pattern.slice(names))
    this.parameterSets.set(space, sets)
  }

  /**
   * The endless space a URL belongs to, null where none is known.
   * @param trail the way to it
   */
  trapOf(url: string, { pattern, chain }: Trail): string | null {
    if (this.isEndlessChain(pattern, chain)) return pattern
    const space = spaceOf(url)
    if (space === null) return null
    if (REPEATED.test(url) || (this.parameterSets.get(space)?.size ?? 0) > MAX_PARAMETER_SETS) return space
    const known = this.spaces.get(space)
    return known && known.pages >= MIN_PAGES && known.looks.size <= Math.min(known.pages, MIN_PAGES) * MAX_DIFFERENCE ? space : null
  }

  private isEndlessChain(pattern: string, chain: number): boolean {
    const known = chain > MIN_CHAIN ? this.patterns.get(pattern) : undefined
    if (!known || known.pages < MIN_PAGES || chain * PAGES_PER_STEP < known.pages) return false
    return known.looks.size <= Math.min(known.pages, MIN_PAGES) * MAX_NOVELTY
  }
}

function count(patterns: Map<string, Pattern>, name: string, look: string): void {
  const known = patterns.get(name) ?? { pages: 0, looks: new Set() }
  known.pages += 1
  if (known.looks.size <= MIN_PAGES) known.looks.add(look)
  patterns.set(name, known)
}
