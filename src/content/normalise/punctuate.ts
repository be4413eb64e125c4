import type { Line } from './line.ts'

const HAN = /[\p{Script=Han}々〇]/u
const CHINESE = /[\p{Script=Han}々〇，。；：？！、（）《》“”‘’【】]/u
const WIDE: Readonly<Record<string, string>> = { '!': '！', '(': '（', ',': '，', ':': '：', ';': '；', '?': '？' }

/** Addresses, numbers, times, versions and file names: their marks are part of them. */
const LITERAL = /(?:https?:\/\/|www\.)[\w\-./?%&=+#:;,!~@]*|[\w.-]+@[\w.-]+|\d[\d.,:/-]*\d|[A-Za-z][\w.-]*\.[A-Za-z]\w*|\d+[.)]/g

/** Places that no rule may touch. Deleted characters count as a blank, so that places stay those of the array. */
const literalPlaces = (characters: readonly string[]): ReadonlySet<number> => {
  const places = new Set<number>()
  for (const { 0: found, index } of characters.map((one) => one || ' ').join('').matchAll(LITERAL)) for (let at = index; at < index + found.length; at += 1) places.add(at)
  return places
}

/** For each place the nearest character after it that is no space. */
const nextShown = (characters: readonly string[]): string[] => {
  const next: string[] = []
  let shown = ''
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    next[at] = shown
    if (characters[at]?.trim()) shown = characters[at] ?? ''
  }
  return next
}

/** Goes through a line from the left; `change` sees what already stands before a place. */
const fromLeft = ({ characters, closed }: Line, change: (place: { after: string; at: number; before: string; mark: string; next: string[] }) => void): string[] => {
  const next = [...characters]
  const after = nextShown(characters)
  const literal = literalPlaces(characters)
  let before = ''
  for (let at = 0; at < next.length; at += 1) {
    const mark = next[at] ?? ''
    if (!closed[at] && !literal.has(at)) change({ after: after[at] ?? '', at, before, mark, next })
    if (next[at]?.trim()) before = next[at] ?? ''
  }
  return next
}

/** The closing bracket of a pair that may change: nothing nested, nothing closed off between them. */
const partnerOf = ({ characters, closed }: Line, open: number): number | null => {
  const literal = literalPlaces(characters)
  for (let at = open + 1; at < characters.length; at += 1) {
    if (characters[at] === '(') return null
    if (characters[at] === ')') return closed[at] || literal.has(at) ? null : at
  }
  return null
}

/** Half-width marks in Chinese sentences in their full width; a pair of brackets changes together or not at all. */
const widen = (line: Line): string[] =>
  fromLeft(line, ({ after, at, before, mark, next }) => {
    const wide = WIDE[mark]
    if (wide === undefined) return
    if (mark !== '(') {
      if (CHINESE.test(before)) next[at] = wide
      return
    }
    const partner = HAN.test(before) || HAN.test(after) ? partnerOf(line, at) : null
    if (partner === null) return
    next[at] = wide
    next[partner] = '）'
  })

/** A full stop typed as a half-width point: after Chinese, at the end or before Chinese. */
const fullStops = (line: Line): string[] =>
  fromLeft(line, ({ after, at, before, mark, next }) => {
    if (mark !== '.' || line.characters[at + 1] === '.' || line.characters[at - 1] === '.') return
    if (HAN.test(before) && (after === '' || HAN.test(after))) next[at] = '。'
  })

const ELLIPSIS = /\.{3,}|。{3,}|·{3,}/g

/** Three points or more after Chinese are the Chinese ellipsis, two characters wide. */
const ellipses = ({ characters, closed }: Line): string[] => {
  const next = [...characters]
  for (const { 0: found, index } of characters.join('').matchAll(ELLIPSIS)) {
    const end = index + found.length
    const before = characters.slice(0, index).findLast((one) => one.trim() !== '') ?? ''
    if (closed.slice(index, end).some(Boolean) || !CHINESE.test(before)) continue
    for (let at = index; at < end; at += 1) next[at] = at < index + 2 ? '…' : ''
  }
  return next
}

/** Straight double quotes in pairs around Chinese become “ and ”. An odd number in a line is left: nobody can tell which one is missing. */
const quotes = ({ characters, closed }: Line): string[] => {
  const places = characters.flatMap((character, at) => (character === '"' && !closed[at] ? [at] : []))
  if (places.length % 2 === 1) return [...characters]
  const next = [...characters]
  for (let pair = 0; pair < places.length; pair += 2) {
    const [open = 0, close = 0] = places.slice(pair, pair + 2)
    if (!characters.slice(open + 1, close).some((character) => HAN.test(character))) continue
    next[open] = '“'
    next[close] = '”'
  }
  return next
}

/** Punctuation of Chinese sentences by GB/T 15834. Addresses, numbers, Latin sentences and what is closed off stay to the letter. */
export const punctuate = ({ characters, closed }: Line): string[] =>
  [quotes, fullStops, widen, ellipses].reduce((current, step) => step({ characters: current, closed }), [...characters])
