export type Validity = 'current' | 'expired' | 'superseded' | 'upcoming'

/** Days are Shanghai days `YYYY-MM-DD`; `to` is the last day on which the policy applies, `replacedFrom` the first of its successor. */
export type Term = { from: string; replacedFrom: null | string; to: null | string }

/** The validity of a policy on a day, by the calendar alone. */
export const validityOn = ({ from, replacedFrom, to }: Term, day: string): Validity => {
  if (day < from) return 'upcoming'
  if (replacedFrom !== null && day >= replacedFrom) return 'superseded'
  return to !== null && day > to ? 'expired' : 'current'
}
