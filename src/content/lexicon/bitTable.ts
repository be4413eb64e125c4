import { letterUnits } from './letterUnits.ts'

/** Words of up to four letters, or pairs of letters, with a small number each, in flat arrays. `bytes` is the memory they take. */
export type BitTable = {
  bytes: number
  /** The number of the word of `length` letters that begins at `at` of the units; the table's `none` where it is not known. */
  get: (units: Uint16Array, at: number, length: number) => number
}

const mix = (high: number, low: number): number => {
  const product = Math.imul(Math.imul(high, 0x9e3779b1) ^ low, 0x85ebca6b)
  return product ^ (product >>> 15)
}

const highOf = (units: Uint16Array, at: number, length: number): number => ((units[at] ?? 0) << 16) | (length > 1 ? (units[at + 1] ?? 0) : 0)
const lowOf = (units: Uint16Array, at: number, length: number): number => (length > 2 ? ((units[at + 2] ?? 0) << 16) | (length > 3 ? (units[at + 3] ?? 0) : 0) : 0)

/** Words of the same number stand one after the other in `text`, each of `length` letters. */
export type BitRow = { bits: number; length: number; text: string }

/** The table of these rows (open addressing, at most half full); the last of equal words counts. */
export const bitTable = (rows: readonly BitRow[], none: number): BitTable => {
  const most = rows.reduce((sum, { length, text }) => sum + text.length / length, 1)
  const size = 2 ** Math.ceil(Math.log2(most * 2))
  const high = new Int32Array(size)
  const low = new Int32Array(size)
  const value = new Int8Array(size)
  const slotOf = (first: number, last: number): number => {
    let slot = mix(first, last) & (size - 1)
    while (high[slot] !== 0 && (high[slot] !== first || low[slot] !== last)) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const { bits, length, text } of rows) {
    const units = letterUnits(text)
    for (let at = 0; at < units.length; at += length) {
      const slot = slotOf(highOf(units, at, length), lowOf(units, at, length))
      high[slot] = highOf(units, at, length)
      low[slot] = lowOf(units, at, length)
      value[slot] = bits
    }
  }
  return {
    bytes: high.byteLength + low.byteLength + value.byteLength,
    get: (units, at, length) => {
      const slot = slotOf(highOf(units, at, length), lowOf(units, at, length))
      return high[slot] === 0 ? none : (value[slot] ?? none)
    },
  }
}
