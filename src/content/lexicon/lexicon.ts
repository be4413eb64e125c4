import { runAtOnce, type Steps } from '../../shared/turns.ts'
import { ahoCorasick } from './ahoCorasick.ts'
import { folded, foldText, insertable, SKIPPED } from './foldTable.ts'
import type { LexiconEntry } from './lexiconEntry.ts'

/** An occurrence in the original text: `text.slice(start, end)` are the words as written. */
export type LexiconMatch = { end: number; entry: LexiconEntry; start: number }

/** Compiled entries. Building is linear in their letters, scanning in the text. */
export type Lexicon = {
  bytes: number
  /** Every occurrence of every entry, whatever its context, in order of the ends. */
  occurrences: (text: string) => LexiconMatch[]
  size: number
}

/** The letters of a text that words are compared by, with where each stands. */
type Letters = { at: Int32Array; length: number; units: Uint16Array }

const lettersOf = (text: string): Letters => {
  const at = new Int32Array(text.length)
  const units = new Uint16Array(text.length)
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const unit = folded(code)
    if (unit === SKIPPED || insertable(code)) continue
    at[length] = index
    units[length] = unit
    length += 1
  }
  return { at, length, units }
}

/** The letters of a word that take part in the comparison. */
export const lettersIn = (word: string): string => {
  const { length, units } = lettersOf(word)
  return String.fromCharCode(...units.subarray(0, length))
}

/** Only unwanted words are looked for through what was put between their letters; others must stand as they are written. */
const standsAsWritten = (written: string, entry: LexiconEntry): boolean => entry.kind === 'sensitive' || foldText(written) === foldText(entry.wrong)

/** Entries between two interruptions. */
const A_STEP = 4_000

/** Compiles entries; those without letters, and those whose wrong and right words compare as equal, are left out. Of entries with the same letters all are reported. */
export function* compiling(entries: readonly LexiconEntry[]): Steps<Lexicon> {
  const byLetters = new Map<string, LexiconEntry[]>()
  for (const [index, entry] of entries.entries()) {
    if (index % A_STEP === A_STEP - 1) yield
    const letters = lettersIn(entry.wrong)
    // Words that differ from the right ones in width, case or script only would report the right ones.
    if (letters !== '' && foldText(entry.wrong) !== foldText(entry.right)) byLetters.set(letters, [...(byLetters.get(letters) ?? []), entry])
  }
  const words = [...byLetters.keys()]
  const groups = [...byLetters.values()]
  const automaton = yield* ahoCorasick(words)
  const occurrences = (text: string): LexiconMatch[] => {
    const letters = lettersOf(text)
    const matches: LexiconMatch[] = []
    automaton.scan(letters.units, letters.length, (word, until) => {
      const start = letters.at[until - (words[word]?.length ?? 0)] ?? 0
      const end = (letters.at[until - 1] ?? 0) + 1
      for (const entry of groups[word] ?? []) if (standsAsWritten(text.slice(start, end), entry)) matches.push({ end, entry, start })
    })
    return matches
  }
  return { bytes: automaton.bytes, occurrences, size: words.length }
}

/** The same at once, for tests, commands and what is compiled before anybody waits. */
export const compileLexicon = (entries: readonly LexiconEntry[]): Lexicon => runAtOnce(compiling(entries))
