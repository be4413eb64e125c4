/** One slip: a letter that is another one, is missing or too many at `at` (in the right words), or that has changed places with the next. */
export type Slip = { at: number; kind: 'missing' | 'more' | 'other' | 'swapped' }

/** The one slip that makes `written` of `right`; null where they are equal or differ by more (Damerau 1964: distance 1). */
export const slipBetween = (written: string, right: string): null | Slip => {
  const at = [...right].findIndex((letter, index) => letter !== written.charAt(index))
  if (at === -1) return written.length === right.length + 1 ? { at: right.length, kind: 'more' } : null
  const rest = (text: string, from: number): string => text.slice(from)
  if (rest(written, at) === rest(right, at + 1)) return { at, kind: 'missing' }
  if (rest(written, at + 1) === rest(right, at)) return { at, kind: 'more' }
  if (rest(written, at + 1) === rest(right, at + 1) && written.length === right.length) return { at, kind: 'other' }
  const isSwapped = written.charAt(at) === right.charAt(at + 1) && written.charAt(at + 1) === right.charAt(at) && rest(written, at + 2) === rest(right, at + 2)
  return isSwapped ? { at, kind: 'swapped' } : null
}
