import { folded, SKIPPED } from '../lexicon/foldTable.ts'

/** A text with half-width digits and letters and one kind of hyphen and space, without what is not seen; `at` is each unit's place in the original. */
export type DigitText = { at: readonly number[]; original: string; text: string }

const HYPHENS = /[‐‑‒–—―−－﹣]/
const SPACES = /[\t\u00a0\u2000-\u200a\u3000]/

const plain = (code: number, char: string): string => {
  if (HYPHENS.test(char)) return '-'
  if (SPACES.test(char)) return ' '
  return code === SKIPPED ? '' : String.fromCharCode(code)
}

/** Folds a text for the search of numbers. */
export const digitText = (original: string): DigitText => {
  const at: number[] = []
  let text = ''
  for (let index = 0; index < original.length; index += 1) {
    const unit = plain(folded(original.charCodeAt(index)), original.charAt(index))
    if (unit !== '') at.push(index)
    text += unit
  }
  return { at, original, text }
}

/** The place in the original of a stretch of the folded text. */
export const originalSpan = ({ at }: DigitText, start: number, length: number): { end: number; start: number } => ({ end: (at[start + length - 1] ?? start) + 1, start: at[start] ?? start })
