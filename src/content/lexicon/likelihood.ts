import { type BitRow, bitTable } from './bitTable.ts'
import data from './data/likelihood.json' with { type: 'json' }

/** What stands for the bits of letters that make no word: no path goes through it. */
export const NO_WORD = 99

/** A letter that is a word of its own costs no more than this. */
const LETTER = 22

/** The longest words. */
export const LONGEST = 4

const rowsOf = (table: Readonly<Record<string, readonly string[]>>): BitRow[] =>
  Object.entries(table).flatMap(([bits, texts]) => texts.map((text, index): BitRow => ({ bits: Number(bits), length: index + 1, text })))

const words = bitTable(rowsOf(data.words), NO_WORD)

/** Bits of the word of `length` letters at `at`, as its rank in official and everyday texts says (−log2 of its share); `NO_WORD` where it is none. */
export const wordBits = (units: Uint16Array, at: number, length: number): number =>
  length === 1 ? Math.min(LETTER, words.get(units, at, 1)) : words.get(units, at, length)

const UNSEEN = -128
/** The least that is said of letters never seen side by side. */
const WORST = -5

type Meetings = { ends: Readonly<Record<string, string>>; seen: Readonly<Record<string, string>>; starts: Readonly<Record<string, string>>; total: number }

/** Counts are kept as half powers of two. */
const countsOf = (table: Readonly<Record<string, string>>): Float64Array => {
  const counts = new Float64Array(0x1_0000)
  for (const [power, letters] of Object.entries(table)) for (const letter of letters) counts[letter.charCodeAt(0)] = 2 ** (Number(power) / 2)
  return counts
}

/** How many bits likelier (below 0: unlikelier) than by chance a word begins with `first` where the one before ended in `last`. */
export type BoundBits = (last: number, first: number) => number

const boundBitsOf = (meetings: Meetings): BoundBits => {
  const seen = bitTable(Object.entries(meetings.seen).map(([bits, text]) => ({ bits: Number(bits), length: 2, text })), UNSEEN)
  const ends = countsOf(meetings.ends)
  const starts = countsOf(meetings.starts)
  const pair = new Uint16Array(2)
  return (last, first) => {
    pair[0] = last
    pair[1] = first
    const bits = seen.get(pair, 0, 2)
    if (bits !== UNSEEN) return bits
    const expected = ((ends[last] ?? 0) * (starts[first] ?? 0)) / meetings.total
    return Math.max(WORST, Math.round(-1 - Math.log2(expected + 0.5)))
  }
}

/** After a word of several letters. */
export const afterWord = boundBitsOf(data.afterWord)

/** After a letter that is a word of its own. */
export const afterLetter = boundBitsOf(data.afterLetter)
