import type { Span } from './span.ts'

const ENDS = /[。！？；!?;\n]/

/** Letters on either side beyond which nobody reads it as one sentence. */
const REACH = 1_000

/** The sentence around a span, without its end mark. A quotation may hold several sentences. */
export const sentenceAt = (text: string, { end, start }: Span): string => {
  let from = start
  while (from > 0 && start - from < REACH && !ENDS.test(text.charAt(from - 1))) from -= 1
  let to = end
  while (to < text.length && to - end < REACH && !ENDS.test(text.charAt(to))) to += 1
  return text.slice(from, to)
}
