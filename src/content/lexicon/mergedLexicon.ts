import type { Steps } from '../../shared/turns.ts'
import { foldText } from './foldTable.ts'
import { compiling, type Lexicon } from './lexicon.ts'
import type { LexiconEntry } from './lexiconEntry.ts'
import { shippedEntries } from './shippedLexicon.ts'

/** An entry of the house; one that is switched off also silences the shipped entry of the same words. */
export type HouseEntry = LexiconEntry & { enabled: boolean }

/** Shipped and house entries as one lexicon. For the same wrong words the house decides. */
export function* mergedLexicon(house: readonly HouseEntry[]): Steps<Lexicon> {
  const decided = new Set(house.map(({ wrong }) => foldText(wrong)))
  yield
  const shipped = shippedEntries().filter(({ wrong }) => !decided.has(foldText(wrong)))
  yield
  return yield* compiling([...shipped, ...house.filter(({ enabled }) => enabled)])
}
