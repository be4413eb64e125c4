import type { Line } from './line.ts'

const SPACE = /[^\S\n]/
const CHINESE_MARK = /[，。；：？！、（）《》“”‘’【】—…]/

type Context = { after: string; before: string; run: string }

/** What a run of spaces comes to. A single space between words stays, whatever its width: `张　三` in a list of names is meant. */
const squeezed = ({ after, before, run }: Context): string => {
  if (before === '' || after === '' || before === '\n' || after === '\n') return ''
  if (CHINESE_MARK.test(before) || CHINESE_MARK.test(after)) return ''
  return run.length === 1 && (run === ' ' || run === '　') ? run : ' '
}

/** Spaces at the ends of a line, beside Chinese punctuation and in runs were layout; GB/T 15834 knows none. */
export const squeezeSpaces = ({ characters, closed }: Line): string[] => {
  const next = [...characters]
  let start = 0
  while (start < next.length) {
    let end = start
    while (end < next.length && !closed[end] && SPACE.test(characters[end] ?? '')) end += 1
    if (end === start) {
      start += 1
      continue
    }
    const before = characters.slice(0, start).findLast((character) => character !== '') ?? ''
    const after = characters.slice(end).find((character) => character !== '') ?? ''
    const kept = squeezed({ after, before, run: characters.slice(start, end).join('') })
    for (let at = start; at < end; at += 1) next[at] = at === start ? kept : ''
    start = end
  }
  return next
}
