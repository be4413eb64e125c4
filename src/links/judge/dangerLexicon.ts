import { CALLS, GOODS, OFFERS, REPORTS, wordsIn } from './lexicons.ts'
import type { Judged, Subject } from './subject.ts'

const READ = 6000
const MIXED_TEXT = 200
/** Words a thousand characters of an advertising page carry at least. */
const DENSE = 4
const CROWDED = 20

const list = (words: Iterable<string>): string => [...words].slice(0, 6).join('、')

/**
 * A page that offers gambling, pornography, drugs or forged papers. Offers are told from reports by three things: words of
 * trade together with calls to act, their density, and the absence of police, court and warning words.
 */
export function dangerLexicon({ title, text }: Subject): Judged | null {
  const body = text.slice(0, READ)
  const inText = wordsIn(body, GOODS)
  const inTitle = wordsIn(title, GOODS)
  if (inText.total + inTitle.total === 0) return null
  const calls = wordsIn(body, CALLS).distinct.size
  const reports = wordsIn(`${title} ${body}`, REPORTS).distinct.size
  const isTitleOffer = offersInTitle(title, inTitle.distinct)
  if (isTitleOffer && (inTitle.distinct.size > 1 || inText.distinct.size > 0 || calls > 0)) {
    const isForeign = inText.distinct.size === 0 && body.length > MIXED_TEXT
    return { reason: isForeign ? 'hijacked' : 'lexicon', evidence: [`标题含违禁词：${list(inTitle.distinct)}`] }
  }
  if (reports > 1 && reports * 2 > calls) return null
  const density = (inText.total * 1000) / Math.max(body.length, 100)
  const isOffer = (inText.distinct.size > 1 && calls > 0 && density >= DENSE) || (inText.distinct.size > 4 && density >= CROWDED)
  return isOffer ? { reason: 'lexicon', evidence: [`正文含违禁词：${list(inText.distinct)}`] } : null
}

const offersInTitle = (title: string, words: ReadonlySet<string>): boolean =>
  words.size > 0 && (OFFERS.test(title) || words.size > 2) && wordsIn(title, REPORTS).total === 0
