import { afterLetter, afterWord, LONGEST, NO_WORD, wordBits } from './likelihood.ts'

/**
 * The likeliest ways to cut a run of Chinese letters into words. `front` holds, for every place, the bits of the best way from the start whose last
 * word is longer than one letter (2 × place) or one letter (2 × place + 1); `back` those of the best way to the end after such a word, the
 * boundary counted. `cuts[at]` is 1 where the best way has a boundary; `bits` is its whole cost.
 */
export type WordLattice = { back: Float64Array; bits: number; cuts: Uint8Array; front: Float64Array; units: Uint16Array }

const LONGER = 0
const ONE = 1

/** Bits of the boundary at a place, after a word that is longer or one letter; nothing is known of the ends of a run. */
const boundsOf = (units: Uint16Array): Float64Array => {
  const bounds = new Float64Array((units.length + 1) * 2)
  for (let at = 1; at < units.length; at += 1) {
    bounds[at * 2 + LONGER] = afterWord(units[at - 1] ?? 0, units[at] ?? 0)
    bounds[at * 2 + ONE] = afterLetter(units[at - 1] ?? 0, units[at] ?? 0)
  }
  return bounds
}

const costsOf = (units: Uint16Array): Uint8Array => {
  const costs = new Uint8Array(units.length * LONGEST).fill(NO_WORD)
  for (let start = 0; start < units.length; start += 1) {
    for (let length = 1; length <= LONGEST && start + length <= units.length; length += 1) costs[start * LONGEST + length - 1] = wordBits(units, start, length)
  }
  return costs
}

type Ways = { bounds: Float64Array; costs: Uint8Array; size: number }

type Front = { cuts: Uint8Array; front: Float64Array }

/** The state (2 × place, and 1 where the last word is one letter) before every state. */
const cutsOf = (before: Int32Array, last: number): Uint8Array => {
  const cuts = new Uint8Array(before.length / 2)
  for (let state = last; state > 1; state = before[state] ?? 0) cuts[state >> 1] = 1
  cuts[0] = 1
  return cuts
}

const frontOf = ({ bounds, costs, size }: Ways): Front => {
  const front = new Float64Array((size + 1) * 2).fill(Infinity)
  const before = new Int32Array((size + 1) * 2)
  front[LONGER] = 0
  const costAfter = (state: number): number => (front[state] ?? 0) - (bounds[state] ?? 0)
  for (let start = 0; start < size; start += 1) {
    const from = start * 2 + (costAfter(start * 2 + ONE) < costAfter(start * 2) ? ONE : LONGER)
    for (let length = 1; length <= Math.min(LONGEST, size - start); length += 1) {
      const state = (start + length) * 2 + (length === 1 ? ONE : LONGER)
      const cost = costAfter(from) + (costs[start * LONGEST + length - 1] ?? NO_WORD)
      if (cost >= (front[state] ?? 0)) continue
      front[state] = cost
      before[state] = from
    }
  }
  return { cuts: cutsOf(before, size * 2 + ((front[size * 2 + ONE] ?? 0) < (front[size * 2] ?? 0) ? ONE : LONGER)), front }
}

const backOf = ({ bounds, costs, size }: Ways): Float64Array => {
  const back = new Float64Array((size + 1) * 2).fill(Infinity)
  back.fill(0, size * 2)
  for (let start = size - 1; start >= 0; start -= 1) {
    let least = Infinity
    for (let length = 1; length <= LONGEST && start + length <= size; length += 1) {
      least = Math.min(least, (costs[start * LONGEST + length - 1] ?? NO_WORD) + (back[(start + length) * 2 + (length === 1 ? ONE : LONGER)] ?? 0))
    }
    back[start * 2 + LONGER] = least - (bounds[start * 2 + LONGER] ?? 0)
    back[start * 2 + ONE] = least - (bounds[start * 2 + ONE] ?? 0)
  }
  return back
}

/** The lattice of the letters in these units (UTF-16, all Chinese). */
export const wordLattice = (units: Uint16Array): WordLattice => {
  const ways = { bounds: boundsOf(units), costs: costsOf(units), size: units.length }
  const { cuts, front } = frontOf(ways)
  return { back: backOf(ways), bits: Math.min(front[units.length * 2] ?? 0, front[units.length * 2 + ONE] ?? 0), cuts, front, units }
}

/** Bits of the best way up to `start`, with the boundary before a word that begins with `first`. */
export const bitsUpTo = ({ front, units }: WordLattice, start: number, first: number): number => {
  if (start === 0) return 0
  const last = units[start - 1] ?? 0
  return Math.min((front[start * 2 + LONGER] ?? 0) - afterWord(last, first), (front[start * 2 + ONE] ?? 0) - afterLetter(last, first))
}

/** Bits of the best way on from `end`, with the boundary after a word of several letters that ends in `last`. */
export const bitsFrom = ({ back, units }: WordLattice, end: number, last: number): number => {
  if (end === units.length) return 0
  const written = units[end - 1] ?? 0
  const first = units[end] ?? 0
  return (back[end * 2 + LONGER] ?? 0) + afterWord(written, first) - afterWord(last, first)
}
