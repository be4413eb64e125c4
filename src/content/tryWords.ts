import { plainDocument } from './adapters/plainDocument.ts'
import type { Severity } from './finding.ts'
import { findWrongWords } from './lexicon/findWrongWords.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { checkRules } from './rules/checkRules.ts'
import { bareContext } from './rules/ruleContext.ts'

/** What the lexicon says of words in a sentence; `passed` stands in the lexicon and is right here. */
export type TriedWord = { message: string; rule: null | string; severity: 'passed' | Severity; text: string }

const isWordRule = (rule: string): boolean => rule.startsWith('word-')

/** What a save would say of the words of a text, and which entries it holds that are excused by what stands around them. */
export const tryWords = (text: string, lexicon: Lexicon, now: Date): TriedWord[] => {
  const told = checkRules(plainDocument(text, 'text'), { ...bareContext(now), lexicon }).filter(({ rule }) => isWordRule(rule))
  const lines = text.split(/\r\n?|\n/)
  const wrong = new Set(lines.flatMap((line) => findWrongWords(lexicon, line).map(({ end, start }) => line.slice(start, end))))
  const passed = lines.flatMap((line) => lexicon.occurrences(line).filter(({ entry }) => entry.kind !== 'allow').map(({ end, entry, start }) => ({ entry, text: line.slice(start, end) })))
    .filter(({ text: words }) => !wrong.has(words) && !told.some((finding) => finding.text.includes(words)))
  const excused = new Map(passed.map(({ entry, text: words }) => [words, entry.right === '' ? '词库中的用语' : `词库中的“${entry.wrong}→${entry.right}”`]))
  return [
    ...told.map(({ message, rule, severity, text: words }): TriedWord => ({ message, rule, severity, text: words })),
    ...[...excused].map(([words, which]): TriedWord => ({ message: `${which}：按例外、放行词、语境或词语边界，这里不报`, rule: null, severity: 'passed', text: words })),
  ]
}
