/** How much of a text stands in another one, by length of its sentences: word for word, and apart from dates, names and small changes. */
export type TextShare = { alike: number; exact: number }

const DATES = /(?:\d{4}|[〇○零一二三四五六七八九]{4})年|\d{1,2}月(?:份|\d{1,2}日)?|\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[:：]\d{2}/gu
const NUMBER = /\d+(?:\.\d+)?/g

/** From this share of equal pairs of letters on, two sentences say the same with other words in a few places. */
const ALIKE = 0.66

type Sentence = { figures: string; letters: string; pairs: ReadonlySet<string>; raw: string }

const pairsOf = (letters: string): ReadonlySet<string> => {
  const pairs = new Set<string>()
  for (let at = 0; at + 2 <= letters.length; at += 1) pairs.add(letters.slice(at, at + 2))
  return pairs
}

const sentenceOf = (text: string): Sentence => {
  const raw = text.normalize('NFKC').replace(/\s+/g, '')
  const undated = raw.replace(DATES, '')
  const letters = undated.replace(/[^\p{L}]/gu, '')
  return { figures: (undated.match(NUMBER) ?? []).join(' '), letters, pairs: pairsOf(letters), raw }
}

const sentencesOf = (text: string): Sentence[] =>
  text.split(/[。！？；\n]+/).map(sentenceOf).filter(({ letters }) => letters.length >= 4)

const overlap = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared += 1
  return (2 * shared) / (left.size + right.size)
}

/** Same words and same figures; a bulletin that repeats last month's frame with this month's figures says something new. */
const isAlike = (sentence: Sentence, other: Sentence): boolean => {
  if (sentence.figures !== other.figures) return false
  if (sentence.letters === other.letters) return true
  const [short, long] = [Math.min(sentence.pairs.size, other.pairs.size), Math.max(sentence.pairs.size, other.pairs.size)]
  return short >= long * ALIKE / 2 && overlap(sentence.pairs, other.pairs) >= ALIKE
}

/** Which part of `text` stands in `other`, 0 to 1. Sentences under four letters are left out. */
export const compareTexts = (text: string, other: string): TextShare => {
  const sentences = sentencesOf(text)
  const others = sentencesOf(other)
  const raws = new Set(others.map(({ raw }) => raw))
  const total = sentences.reduce((sum, { letters }) => sum + letters.length, 0)
  if (total === 0) return { alike: 0, exact: 0 }
  const share = (fits: (sentence: Sentence) => boolean): number =>
    sentences.reduce((sum, sentence) => sum + (fits(sentence) ? sentence.letters.length : 0), 0) / total
  const exact = (sentence: Sentence): boolean => raws.has(sentence.raw)
  return { alike: share((sentence) => exact(sentence) || others.some((one) => isAlike(sentence, one))), exact: share(exact) }
}
