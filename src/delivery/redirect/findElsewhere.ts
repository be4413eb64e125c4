import { matchRedirect } from '../../redirects/matchRedirect.ts'
import { encodeLocation, normalisePath, queryOf } from '../../redirects/normalisePath.ts'
import { locatePath } from '../read/locatePath.ts'
import type { Reading } from '../read/reading.ts'

/** What a path leads to where no page answers under exactly this address. */
export type Elsewhere = { kind: 'gone' } | { kind: 'redirect'; ruleId: string | null; status: number; to: string } | { kind: 'unknown' }

/**
 * Where a URL leads that is not itself the address of a live page: to the canonical address of a live page, by a rule, to
 * nothing because it is gone, or nowhere. A live page wins over a rule, a rule over 410.
 * @param url path with query, as requested
 */
export const findElsewhere = async (reading: Reading, url: string): Promise<Elsewhere> => {
  const path = normalisePath(url)
  const located = await locatePath(reading, path)
  const requested = url.replace(/[?#][\s\S]*$/, '')
  if (located.state === 'live' && encodeLocation(located.page.url) !== requested) {
    return { kind: 'redirect', ruleId: null, status: 301, to: encodeLocation(located.page.url) + queryOf(url) }
  }
  const rules = await reading.rulesFor(path)
  const match = matchRedirect(rules, url)
  if (!match) return { kind: located.state === 'gone' ? 'gone' : 'unknown' }
  if (match.to === null) return { kind: 'gone' }
  return { kind: 'redirect', ruleId: rules.find((rule) => rule === match.rule)?.id ?? null, status: match.status, to: match.to }
}
