import { isConfusable } from './confusable.ts'
import words from './data/words.json' with { type: 'json' }
import { cutWords } from './cutWords.ts'
import type { LexiconMatch } from './lexicon.ts'
import { wordBits } from './likelihood.ts'

const every = (lines: readonly string[], length: number): string[] => lines.flatMap((line) => line.match(new RegExp(`.{${length}}`, 'gu')) ?? [])

const phrases = new Set([...every(words.four, 4), ...every(words.three, 3)])
/** Right phrases that are near to those. */
const also = new Set(every(words.also, 4))

const two = new Set(every(words.two, 2))

/** Letters that stand side by side in right texts, as words of their own or where two words meet. */
const attested = new Set(every(words.attested, 2))

/** Letters that join words rather than make them. */
const JOINTS = new Set('的了着在和是不有上对为与以于将被把及或就能也都又')

/** Letters seldom seen: the ones that are slips. */
const RARE = new Set(words.rare)

/** Letters that are words of their own in any text. */
const COMMON = new Set(words.common)

const SURNAMES = new Set('王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧阳靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬冼景沙')

const pairKey = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)

type Kept = { at: number; word: string }

/** Phrases by the two letters at their start and the two at their end; a slip leaves one of the pairs as it was. */
const byPair = new Map<number, Kept[]>()
for (const word of phrases) {
  for (const at of [0, word.length - 2]) {
    const known = byPair.get(pairKey(word, at)) ?? []
    byPair.set(pairKey(word, at), known)
    known.push({ at, word })
  }
}

/** The letters that make a word of two with a letter: before it, and after it. */
const before = new Map<string, string>()
const after = new Map<string, string>()
for (const [first = '', last = ''] of two) {
  before.set(last, (before.get(last) ?? '') + first)
  after.set(first, (after.get(first) ?? '') + last)
}

const isSwapped = (written: string, right: string): boolean => {
  const at = [...right].findIndex((letter, index) => letter !== written[index])
  return written[at] === right[at + 1] && written[at + 1] === right[at] && written.slice(at + 2) === right.slice(at + 2)
}

const isNear = (written: string, right: string): boolean => written.length === right.length && written !== right
  && (isSwapped(written, right) || [...right].every((letter, index) => letter === written[index] || isConfusable(letter, written.charAt(index))))

const matchOf = (text: string, start: number, right: string): LexiconMatch => {
  const wrong = text.slice(start, start + right.length)
  const ground = '《现代汉语词典》（第7版）词形；同音、形近误写'
  return { end: start + right.length, entry: { ground, kind: 'typo', right, severity: right.length > 3 ? 'error' : 'warning', wrong }, start }
}

/** Phrases of three letters are met by accident too easily where a word lies across their ends, or the other letter is a common one. */
const fits = (text: string, cuts: Uint8Array, { right, start }: { right: string; start: number }): boolean =>
  right.length > 3 || (Boolean(cuts[start] && cuts[start + right.length]) && [...right].every((letter, index) => letter === text[start + index] || RARE.has(text.charAt(start + index))))

const nearPhrases = (text: string, cuts: Uint8Array): LexiconMatch[] => {
  const found: LexiconMatch[] = []
  for (let at = 0; at + 1 < text.length; at += 1) {
    for (const { at: offset, word } of byPair.get(pairKey(text, at)) ?? []) {
      const start = at - offset
      if (start < 0 || !fits(text, cuts, { right: word, start })) continue
      const written = text.slice(start, start + word.length)
      if (isNear(written, word) && !phrases.has(written) && !also.has(written)) found.push(matchOf(text, start, word))
    }
  }
  return found
}

const HAN = /[\u4e00-\u9fff]/

/** A word met more seldom than this may be a slip all the same. */
const USUAL = 18

const isUsual = (pair: string): boolean => wordBits(Uint16Array.of(pair.charCodeAt(0), pair.charCodeAt(1)), 0, 2) <= USUAL

const isKnown = (pair: string): boolean => two.has(pair) || attested.has(pair) || isUsual(pair)

/** Whether a letter beside the pair is a piece of its own and no common word, or a surname: names and terms come in such pieces. */
const inPieces = (text: string, cuts: Uint8Array, at: number): boolean => {
  const lone = (index: number): boolean => Boolean(cuts[index] && cuts[index + 1]) && HAN.test(text.charAt(index))
  return (lone(at - 1) && (SURNAMES.has(text.charAt(at - 1)) || !COMMON.has(text.charAt(at - 1)))) || (lone(at + 2) && !COMMON.has(text.charAt(at + 2)))
}

const rightPair = (first: string, last: string): string | null => {
  const other = RARE.has(first) ? [...(before.get(last) ?? '')].find((letter) => isConfusable(letter, first)) : undefined
  if (other !== undefined) return other + last
  const next = RARE.has(last) ? [...(after.get(first) ?? '')].find((letter) => isConfusable(letter, last)) : undefined
  return next === undefined ? null : first + next
}

const nearPairs = (text: string, cuts: Uint8Array): LexiconMatch[] => {
  const found: LexiconMatch[] = []
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (!(cuts[at] && cuts[at + 1] && cuts[at + 2])) continue
    const first = text.charAt(at)
    const last = text.charAt(at + 1)
    if (JOINTS.has(first) || JOINTS.has(last) || isKnown(text.slice(at - 1, at + 1)) || isKnown(first + last) || isKnown(text.slice(at + 1, at + 3))
      || inPieces(text, cuts, at)) continue
    const right = rightPair(first, last)
    if (right !== null) found.push(matchOf(text, at, right))
  }
  return found
}

/**
 * Words that are nearly right ones: a set phrase with letters of the same sound or shape, or two swapped; two letters that are no word and never
 * meet in right texts, but would be a common word with one of them replaced.
 */
export const nearWords = (text: string): LexiconMatch[] => {
  if (!HAN.test(text)) return []
  const cuts = cutWords(text, two)
  return [...nearPhrases(text, cuts), ...nearPairs(text, cuts)]
}
