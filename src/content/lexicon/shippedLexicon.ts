import homophones from './data/homophones.json' with { type: 'json' }
import pairs from './data/pairs.json' with { type: 'json' }
import { compileLexicon, type Lexicon } from './lexicon.ts'
import { LEXICON_KINDS, type LexiconEntry, type LexiconKind } from './lexiconEntry.ts'
import type { Severity } from '../finding.ts'

const SEVERITIES: readonly Severity[] = ['error', 'hint', 'warning']

const isKind = (value: unknown): value is LexiconKind => LEXICON_KINDS.some((kind) => kind === value)
const isSeverity = (value: unknown): value is Severity => SEVERITIES.some((severity) => severity === value)

/** A row of the file: wrong, right, severity, kind, index of the ground, exceptions, context. */
const entryOf = ([wrong, right, severity, kind, ground, exceptions, context]: readonly unknown[]): LexiconEntry => {
  if (typeof wrong !== 'string' || typeof right !== 'string' || !isSeverity(severity) || !isKind(kind)) throw new Error(`词库行有误 (bad row): ${JSON.stringify([wrong, right, severity, kind])}`)
  return {
    ...(context ? { context } : {}), ...(exceptions ? { exceptions: exceptions as string[] } : {}),
    ground: pairs.grounds[Number(ground)] ?? '', kind, right, severity, wrong,
  }
}

/**
 * Set phrases and names with one letter replaced by another of the same sound, as input methods offer them; and common words of two letters
 * with one of the same sound or shape, which count only where they stand alone.
 */
const homophoneEntries = (): LexiconEntry[] =>
  Object.entries(homophones).flatMap(([right, wrong]) =>
    wrong.split(' ').map((word): LexiconEntry => right.length === 2
      ? { ground: '《现代汉语词典》（第7版）词形；同音、形近误写', kind: 'typo', right, severity: 'warning', strict: true, wrong: word }
      : { ground: '规范用语和正式名称；同音误写', kind: 'phrase', right, severity: 'error', wrong: word }))

/** The entries that come with the product, each with its ground. */
export const shippedEntries = (): LexiconEntry[] => [...pairs.rows.map(entryOf), ...homophoneEntries()]

let compiled: Lexicon | null = null

/** The shipped entries compiled, once per process. */
export const shippedLexicon = (): Lexicon => (compiled ??= compileLexicon(shippedEntries()))
