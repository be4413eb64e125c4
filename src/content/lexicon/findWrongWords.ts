import { foldText } from './foldTable.ts'
import { isMentioned } from './isMentioned.ts'
import type { Lexicon, LexiconMatch } from './lexicon.ts'
import type { LexiconContext } from './lexiconEntry.ts'
import { sentenceAt } from './sentenceAt.ts'
import { meetsByAccident, standsAlone } from './wordBoundary.ts'

/** Longest wrong words whose letters may meet by accident across a word boundary. */
const SHORT = 3

const HAN_ONLY = /^\p{Script=Han}+$/u

const some = (words: readonly string[] | undefined, test: (word: string) => boolean): boolean => (words ?? []).some(test)

const holds = (context: LexiconContext, text: string, { end, start }: LexiconMatch): boolean => {
  const before = foldText(text.slice(Math.max(0, start - 24), start))
  const after = foldText(text.slice(end, end + 24))
  const endsBefore = (word: string): boolean => before.endsWith(foldText(word))
  const startsAfter = (word: string): boolean => after.startsWith(foldText(word))
  if (some(context.notBefore, endsBefore) || some(context.notAfter, startsAfter)) return false
  if (context.before && !some(context.before, endsBefore)) return false
  if (context.after && !some(context.after, startsAfter)) return false
  if (!context.near && !context.notNear) return true
  const sentence = foldText(sentenceAt(text, { end, start }))
  if (some(context.notNear, (word) => sentence.includes(foldText(word)))) return false
  return !context.near || some(context.near, (word) => sentence.includes(foldText(word)))
}

/** Whether the right words `exception` stand around the match. */
const covered = (text: string, { end, start }: LexiconMatch, exception: string): boolean => {
  const from = Math.max(0, start - exception.length)
  const around = foldText(text.slice(from, end + exception.length))
  const at = around.indexOf(foldText(exception))
  return at >= 0 && from + at <= start && from + at + exception.length >= end
}

/** Right words may contain the wrong ones (`帐户` → `账户`, but `一帐户口`…); then what is written must not be the right words already. */
const alreadyRight = (text: string, match: LexiconMatch): boolean => {
  const { right, wrong } = match.entry
  return right !== '' && right.includes(wrong) && covered(text, match, right)
}

const isWrong = (text: string, match: LexiconMatch): boolean => {
  const { context, exceptions, right, wrong } = match.entry
  if (alreadyRight(text, match) || some(exceptions, (exception) => covered(text, match, exception))) return false
  if (context && !holds(context, text, match)) return false
  if (isMentioned(text, match)) return false
  if (match.entry.strict) return standsAlone(text, match, right)
  return wrong.length > SHORT || !HAN_ONLY.test(wrong) || !meetsByAccident(text, match, right)
}

const longestFirst = (one: LexiconMatch, other: LexiconMatch): number => one.start - other.start || other.end - one.end

/** Leftmost, longest, without overlaps. */
const withoutOverlaps = (matches: readonly LexiconMatch[]): LexiconMatch[] => {
  let until = 0
  return [...matches].sort(longestFirst).filter(({ end, start }) => {
    if (start < until) return false
    until = end
    return true
  })
}

/**
 * The wrong words of a text, judged by what stands around them: exceptions and allowed words, context of the entry, a wrong form that is only
 * spoken about, letters that meet across a word boundary. `near` are further ones that count where no entry says otherwise.
 */
export const findWrongWords = (lexicon: Lexicon, text: string, near: readonly LexiconMatch[] = []): LexiconMatch[] => {
  const found = lexicon.occurrences(text)
  const allowed = found.filter(({ entry }) => entry.kind === 'allow')
  const isAllowed = (match: LexiconMatch): boolean => allowed.some(({ end, start }) => start <= match.start && end >= match.end)
  const wrong = found.filter((match) => match.entry.kind !== 'allow' && !isAllowed(match) && isWrong(text, match))
  const listed = withoutOverlaps(wrong)
  const further = near.filter((match) => !isAllowed(match) && !isMentioned(text, match) && !listed.some(({ end, start }) => start < match.end && end > match.start))
  return withoutOverlaps([...listed, ...further])
}
