import { CALLS, goodsIn, OFFERS, REPORTS, wordsIn, type Words } from './lexicons.ts'
import type { Judged, Subject } from './subject.ts'

const READ = 3000
const MIXED_TEXT = 200
/** Words a thousand characters of an advertising page carry at least. */
const DENSE = 4
const CROWDED = 20
/** Nobody reports in so few characters; one word of trade and two calls are enough here. */
const ADVERTISEMENT = 120

const list = (words: Iterable<string>): string => [...words].slice(0, 6).join('、')

/**
 * A page that offers gambling, pornography, drugs or forged papers. Offers are told from reports by three things: words of
 * trade together with calls to act, their density, and the absence of police, court and warning words.
 */
export function dangerLexicon({ title, text }: Subject): Judged | null {
  const body = text.slice(0, READ)
  const inText = goodsIn(body)
  const inTitle = goodsIn(title)
  if (inText.total + inTitle.total === 0) return null
  const offer = { inTitle, inText, calls: wordsIn(body, CALLS).distinct.size, length: body.length }
  if (offersInTitle(title, inTitle.distinct) && isBacked(offer)) {
    const isForeign = inText.total === 0 && body.length > MIXED_TEXT
    return { reason: isForeign ? 'hijacked' : 'lexicon', evidence: [`标题含违禁词：${list(inTitle.distinct)}`] }
  }
  const reports = wordsIn(`${title} ${body}`, REPORTS).distinct.size
  if (reports > 1 && reports * 2 > offer.calls) return null
  return isDense(offer) ? { reason: 'lexicon', evidence: [`正文含违禁词：${list(inText.distinct)}`] } : null
}

type Offer = { inTitle: Words; inText: Words; calls: number; length: number }

/** One word in a title may be a name; a second one, or the text, tells. */
const isBacked = ({ inTitle, inText, calls }: Offer): boolean => inTitle.distinct.size > 1 || inText.distinct.size > 0 || calls > 0

function isDense({ inText, calls, length }: Offer): boolean {
  const density = (inText.total * 1000) / Math.max(length, 100)
  const isAdvertisement = length < ADVERTISEMENT && inText.distinct.size > 0 && calls > 1
  return isAdvertisement || (inText.distinct.size > 1 && calls > 0 && density >= DENSE) || (inText.distinct.size > 4 && density >= CROWDED)
}

/** A title that offers: with a word of trade beside the goods, with many of them, or of hardly anything else. */
const offersInTitle = (title: string, words: ReadonlySet<string>): boolean =>
  words.size > 0 && (OFFERS.test(title) || words.size > 2 || [...words].join('').length * 2 >= title.length) && wordsIn(title, REPORTS).total === 0
