import { normalisePath } from './normalisePath.ts'
import type { RedirectRule } from './types.ts'

/** A document that was public at `from` and now is at `to`; `null` says not public before, or gone. */
export type Move = { document: string; from: null | string; to: null | string }

export type MoveInput = {
  /** Whether a normalised path shows a live page after all moves. */
  isLive: (path: string) => boolean
  moves: readonly Move[]
  /** The rules that can be concerned: those from or to a path of a move, and those of its document. */
  rules: readonly RedirectRule[]
}

/** Rules to delete by their `from`, and rules to write; only exact rules are touched. */
export type MovePlan = { remove: string[]; write: RedirectRule[] }

const pointAt = (rule: RedirectRule, move: Move): RedirectRule => ({
  ...rule,
  document: move.document,
  status: move.to === null ? 410 : rule.status === 410 ? 301 : rule.status,
  to: move.to,
})

const concerns = (rule: RedirectRule, move: Move): boolean =>
  rule.document === move.document ||
  (rule.document === undefined && move.from !== null && rule.to?.startsWith('/') === true && normalisePath(rule.to) === normalisePath(move.from))

const isSame = (left: RedirectRule | undefined, right: RedirectRule): boolean =>
  left !== undefined && left.to === right.to && left.status === right.status && left.document === right.document

/**
 * What a set of moves does to the redirects: the old path of each document leads to it (or says 410), every older path of
 * the document follows it in one hop, and a path that shows a live page has no rule (so A→B→A leaves none on A).
 */
export const redirectsForMove = ({ isLive, moves, rules }: MoveInput): MovePlan => {
  const before = new Map(rules.filter((rule) => rule.match === 'exact').map((rule) => [normalisePath(rule.from), rule]))
  const after = new Map(before)
  for (const move of moves) {
    for (const [from, rule] of after) if (concerns(rule, move)) after.set(from, pointAt(rule, move))
    if (move.from === null || (move.to !== null && normalisePath(move.from) === normalisePath(move.to))) continue
    const from = normalisePath(move.from)
    after.set(from, pointAt({ from, match: 'exact', status: 301, to: null }, move))
  }
  for (const from of after.keys()) if (isLive(from)) after.delete(from)
  return {
    remove: [...before.keys()].filter((from) => !after.has(from)),
    write: [...after].filter(([from, rule]) => !isSame(before.get(from), rule)).map(([from, rule]) => ({ ...rule, from })),
  }
}
