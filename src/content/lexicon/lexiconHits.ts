import type { ContentView } from '../model/contentView.ts'
import { type ReadableText, readableTexts } from '../model/readableTexts.ts'
import type { Hit } from '../rules/rule.ts'
import type { RuleContext } from '../rules/ruleContext.ts'
import { findWrongWords } from './findWrongWords.ts'
import type { Lexicon, LexiconMatch } from './lexicon.ts'
import type { LexiconKind } from './lexiconEntry.ts'
import { likelierWords } from './likelierWords.ts'
import { nearNames } from './nearNames.ts'
import { nearTitles } from './nearTitles.ts'
import { nearWords } from './nearWords.ts'
import { shippedLexicon } from './shippedLexicon.ts'

/** Names come first: what is a slip of one is no slip of a word in it. */
const furtherWords = (text: string): LexiconMatch[] => {
  const names = [...nearNames(text), ...nearTitles(text)]
  const words = [...nearWords(text), ...likelierWords(text)]
  return [...names, ...words.filter(({ end, start }) => !names.some((name) => start < name.end && end > name.start))]
}

const known = new WeakMap<Lexicon, WeakMap<ReadableText, readonly LexiconMatch[]>>()

/** All rules on words ask about the same text, so it is searched once. */
const matchesIn = (lexicon: Lexicon, source: ReadableText): readonly LexiconMatch[] => {
  const searched = known.get(lexicon) ?? new WeakMap<ReadableText, readonly LexiconMatch[]>()
  known.set(lexicon, searched)
  const matches = searched.get(source) ?? findWrongWords(lexicon, source.text, furtherWords(source.text))
  searched.set(source, matches)
  return matches
}

const hitOf = (source: ReadableText, { end, entry, start }: LexiconMatch): Hit => {
  const written = source.text.slice(start, end)
  const { ground, right, severity } = entry
  return {
    ...(right === '' || severity === 'hint' ? {} : { fix: { from: written, to: right } }),
    message: right === '' ? `“${written}”不应出现，请删除（依据：${ground}）` : `“${written}”应为“${right}”（依据：${ground}）`,
    place: source.placeAt(start), severity, text: written,
  }
}

/** What may excuse a match in a text. */
export type Excuse = (source: ReadableText, match: LexiconMatch) => boolean

/** Findings for the entries of these kinds, without those that `excused` lets pass. */
export const lexiconHits = (view: ContentView, { lexicon = shippedLexicon() }: RuleContext, { excused, kinds }: { excused?: Excuse; kinds: readonly LexiconKind[] }): Hit[] =>
  readableTexts(view).flatMap((source) => matchesIn(lexicon, source)
    .filter((match) => kinds.includes(match.entry.kind) && !(excused?.(source, match) ?? false))
    .map((match) => hitOf(source, match)))
