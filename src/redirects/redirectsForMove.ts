import { leadsTo } from './repointedBy.ts'
import { normalisePath } from './normalisePath.ts'
import type { RedirectRule } from './types.ts'

/**
 * A document that was public at `from` and now is at `to`; `null` says not public before, or gone. A `successor` takes over
 * what led to the document, as when a column is merged into another.
 */
export type Move = { document: string; from: null | string; successor?: string; to: null | string }

export type MoveInput = {
  /** Whether a normalised path shows a live page after all moves. */
  isLive: (path: string) => boolean
  moves: readonly Move[]
  /** The rules that can be concerned: those from or to a path of a move, and those of its document. */
  rules: readonly RedirectRule[]
}

/** Rules to delete, and rules to write (found again by match and `from`). */
export type MovePlan = { remove: RedirectRule[]; write: RedirectRule[] }

const pointAt = (rule: RedirectRule, { document, successor, to }: Move): RedirectRule => ({
  ...rule,
  document: successor ?? document,
  status: to === null ? 410 : rule.status === 410 ? 301 : rule.status,
  to,
})

const concerns = (rule: RedirectRule, { document, from }: Move): boolean =>
  rule.document === document || (rule.document === undefined && from !== null && leadsTo(rule, from))

const isSame = (left: RedirectRule | undefined, right: RedirectRule): boolean =>
  left !== undefined && left.to === right.to && left.status === right.status && left.document === right.document

/** What tells two rules apart in the table. */
export const ruleKey = ({ from, match }: Pick<RedirectRule, 'from' | 'match'>): string => `${match} ${normalisePath(from)}`

const exactKey = (path: string): string => ruleKey({ from: path, match: 'exact' })

/**
 * What a set of moves does to the redirects: the old path of each document leads to it (or says 410), every rule to the
 * document follows it in one hop, and a path that shows a live page has no exact rule (so A→B→A leaves none on A).
 */
export const redirectsForMove = ({ isLive, moves, rules }: MoveInput): MovePlan => {
  const before = new Map(rules.map((rule) => [ruleKey(rule), rule]))
  const after = new Map(before)
  for (const move of moves) {
    for (const [key, rule] of after) if (concerns(rule, move)) after.set(key, pointAt(rule, move))
    if (move.from === null || (move.to !== null && normalisePath(move.from) === normalisePath(move.to))) continue
    const from = normalisePath(move.from)
    after.set(exactKey(from), pointAt({ from, match: 'exact', status: 301, to: null }, move))
  }
  for (const [key, { from, match }] of after) if (match === 'exact' && isLive(normalisePath(from))) after.delete(key)
  return {
    remove: [...before].flatMap(([key, rule]) => (after.has(key) ? [] : [rule])),
    write: [...after].flatMap(([key, rule]) => (isSame(before.get(key), rule) ? [] : [{ ...rule, from: normalisePath(rule.from) }])),
  }
}
