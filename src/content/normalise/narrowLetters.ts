import type { Line } from './line.ts'

const WIDE = /[０-９Ａ-Ｚａ-ｚ]/

/** Full-width letters and digits in their half-width form (GB/T 15835: digits are half width). */
export const narrowLetters = ({ characters, closed }: Line): string[] =>
  characters.map((character, at) => (!closed[at] && WIDE.test(character) ? character.normalize('NFKC') : character))
