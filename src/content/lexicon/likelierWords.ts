import { confusedWith } from './confusable.ts'
import type { LexiconMatch } from './lexicon.ts'
import { letterUnits } from './letterUnits.ts'
import { LONGEST, wordBits } from './likelihood.ts'
import { overlap, type Span } from './span.ts'
import { bitsFrom, bitsUpTo, wordLattice, type WordLattice } from './wordLattice.ts'

const HAN_RUN = /[\u4e00-\u9fff]{2,}/g

/** Bits that a slip costs: a letter of the same sound or shape, two letters swapped. */
const SLIP = 5
const SWAP = 5

/** A word this rare is nothing a slip is likely to have come from. */
const RAREST = 19

/** Words rarer than this must make up for a share of what they are rarer by. */
const USUAL = 14
const SHARE = 0.5

/** Bits by which the text must be likelier with the word than as it is written. */
const LEAST = 8.5

/** Bits that are enough where the letters stand clear. */
const CLEAR = 6

/** No word of so many letters costs less with what stands around it, so that a stretch of fewer bits can gain nothing. */
const CHEAPEST = [0, 0, 10, 13, 13]

type Likelier = { end: number; gain: number; right: string; start: number }

const word = new Uint16Array(LONGEST)

/** Bits that the run gains when the `length` letters from `start` are those in `word`. */
const gainOf = (lattice: WordLattice, start: number, length: number): number => {
  const cost = wordBits(word, 0, length)
  if (cost > RAREST) return 0
  const around = bitsUpTo(lattice, start, word[0] ?? 0) + bitsFrom(lattice, start + length, word[length - 1] ?? 0)
  return lattice.bits - around - cost - Math.max(0, cost - USUAL) * SHARE
}

/** Family names that are seldom words of their own. */
const SURNAMES = new Set('王李张刘陈杨赵吴周徐孙朱胡郭林何罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶杜苏魏吕丁沈姜范傅钟卢汪戴崔任陆廖姚邱夏谭韦贾邹熊孟秦阎薛侯雷段郝邵万钱汤尹黎乔贺赖龚庞樊兰殷施陶洪翟颜倪严温芦俞葛柴伍覃')

const isSurname = ({ cuts, units }: WordLattice, at: number): boolean => Boolean(cuts[at] && cuts[at + 1]) && SURNAMES.has(String.fromCharCode(units[at] ?? 0))

/** Whether the stretch is a given name, or a full name with its family name kept. */
const isName = (lattice: WordLattice, start: number, right: string): boolean =>
  (start > 0 && isSurname(lattice, start - 1)) || (start > 1 && isSurname(lattice, start - 2))
  || (right.charCodeAt(0) === lattice.units[start] && isSurname(lattice, start))

type Best = { gain: number; right: string }

const better = (best: Best, gain: number, length: number): Best => (gain > best.gain ? { gain, right: String.fromCharCode(...word.subarray(0, length)) } : best)

/** The word of `length` letters that gains most at `start`, with one letter replaced or two swapped. */
const bestAt = (lattice: WordLattice, start: number, length: number): Best => {
  const { units } = lattice
  let best: Best = { gain: 0, right: '' }
  word.set(units.subarray(start, start + length))
  for (let at = 0; at < length; at += 1) {
    const written = units[start + at] ?? 0
    for (const letter of confusedWith(written)) {
      word[at] = letter
      best = better(best, gainOf(lattice, start, length) - SLIP, length)
    }
    word[at] = written
    if (at === 0) continue
    word[at] = units[start + at - 1] ?? 0
    word[at - 1] = written
    best = better(best, gainOf(lattice, start, length) - SWAP, length)
    word.set(units.subarray(start, start + length))
  }
  return best
}

/** Letters that are words of their own in any text. */
const COMMON = new Set('的了着在和是不有上对为与以于将被把及或就能也都又等从向由至并且要应可请各该本其此我你他她它这那年月日时后前中内外下第一二三四五六七八九十个名家项件批次条万亿元到已未需须均更最很再还让使给则但而若如因')

const isPlain = ({ cuts, units }: WordLattice, at: number): boolean => at < 0 || at >= units.length || !(cuts[at] && cuts[at + 1]) || COMMON.has(String.fromCharCode(units[at] ?? 0))

/** Whether two letters stand in pieces between whole words, so that it is their own fault that they make none. */
const standsClear = (lattice: WordLattice, start: number, end: number): boolean => {
  const { cuts, units } = lattice
  if (end - start !== 2 || !cuts[start] || !cuts[start + 1] || !cuts[end]) return false
  return isPlain(lattice, start - 1) && isPlain(lattice, end) && !COMMON.has(String.fromCharCode(units[start] ?? 0)) && !COMMON.has(String.fromCharCode(units[start + 1] ?? 0))
}

/** Whether a stretch costs so much as it is written, and in pieces, that a word in its place can gain `least`. */
const isDoubtful = ({ back, bits, cuts, front }: WordLattice, { end, start }: Span, least: number): boolean => {
  const written = bits - Math.min(front[start * 2] ?? 0, front[start * 2 + 1] ?? 0) - (back[end * 2] ?? 0)
  return written >= (CHEAPEST[end - start] ?? 0) + SLIP + least && cuts.subarray(start + 1, end).includes(1)
}

const inRun = (run: string): Likelier[] => {
  const lattice = wordLattice(letterUnits(run))
  const found: Likelier[] = []
  for (let start = 0; start + 1 < run.length; start += 1) {
    for (let end = start + 2; end <= Math.min(start + LONGEST, run.length); end += 1) {
      const least = standsClear(lattice, start, end) ? CLEAR : LEAST
      if (!isDoubtful(lattice, { end, start }, least)) continue
      const { gain, right } = bestAt(lattice, start, end - start)
      if (gain > least && !isName(lattice, start, right)) found.push({ end, gain, right, start })
    }
  }
  return found
}

const best = (found: readonly Likelier[]): Likelier[] =>
  [...found].sort((one, other) => other.gain - one.gain).reduce<Likelier[]>((kept, one) => (kept.some((other) => overlap(one, other)) ? kept : [...kept, one]), [])

const likelier = (text: string): Likelier[] =>
  [...text.matchAll(HAN_RUN)].flatMap(({ 0: run, index }) => best(inRun(run)).map((one) => ({ ...one, end: one.end + index, start: one.start + index })))

const GROUND = '《现代汉语词典》（第7版）词形；同音、形近误写'

/**
 * Letters that make a common word when one of them is replaced by another of the same sound or shape, or two are swapped, and the sentence is far
 * likelier with that word (a noisy channel over words and over the letters at which words meet: Kernighan, Church and Gale 1990).
 */
export const likelierWords = (text: string): LexiconMatch[] => likelier(text).map(({ end, right, start }) =>
  ({ end, entry: { ground: GROUND, kind: 'typo', right, severity: 'warning', wrong: text.slice(start, end) }, start }))
