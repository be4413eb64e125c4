import type { Span } from './span.ts'

/** Letters looked at on either side; longer words do not matter. */
const REACH = 8

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

const HAN = /\p{Script=Han}/u

type Straddled = { end: boolean; start: boolean }

/** Whether words of two letters or more lie across the start or the end of the span. */
const straddles = (text: string, { end, start }: Span): Straddled => {
  const seen = { end: false, start: false }
  for (const { index, segment } of segmenter.segment(text)) {
    const until = index + segment.length
    if (index < start && until > start) seen.start = true
    if (index < end && until > end) seen.end = true
  }
  return seen
}

/** Whether the span is cut off from its neighbours and, with `right` in its place, is one word. */
export const standsAlone = (text: string, { end, start }: Span, right: string): boolean => {
  const before = text.slice(Math.max(0, start - REACH), start)
  const after = text.slice(end, end + REACH)
  const written = straddles(before + text.slice(start, end) + after, { end: before.length + end - start, start: before.length })
  if (written.start || written.end) return false
  return [...segmenter.segment(before + right + after)].some(({ index, segment }) => index === before.length && segment === right)
}

/**
 * Whether the letters only meet by accident: they belong to words that reach over the span (`交通|观测` is not `通观`), and putting the
 * right words in their place does not make them stand alone either. Words as the platform's dictionary (ICU) cuts them.
 */
export const meetsByAccident = (text: string, span: Span, right: string): boolean => {
  const from = Math.max(0, span.start - REACH)
  const before = text.slice(from, span.start)
  const after = text.slice(span.end, span.end + REACH)
  if (!HAN.test(before.slice(-1)) && !HAN.test(after.charAt(0))) return false
  const written = straddles(text.slice(from, span.end + REACH), { end: span.end - from, start: span.start - from })
  if (!written.start && !written.end) return false
  if (written.start && written.end) return true
  const mended = straddles(before + right + after, { end: before.length + right.length, start: before.length })
  return mended.start || mended.end
}
