import type { Collection } from 'mongodb'

import type { Severity } from '../content/finding.ts'
import type { Lexicon } from '../content/lexicon/lexicon.ts'
import type { LexiconKind } from '../content/lexicon/lexiconEntry.ts'
import { type HouseEntry, mergedLexicon } from '../content/lexicon/mergedLexicon.ts'

type Row = { enabled?: boolean; exceptions?: string[]; ground?: string; kind: LexiconKind; right?: string; severity: Severity; wrong: string }

/** Most entries of the house that are compiled. */
const MOST = 200_000

const entryOf = ({ enabled = true, exceptions, ground, kind, right, severity, wrong }: Row): HouseEntry =>
  ({ enabled, ...(exceptions?.length ? { exceptions } : {}), ground: ground ?? '', kind, right: right ?? '', severity, wrong })

/** Shipped and house entries as they are now in the collection `lexicon`, compiled. */
export const readHouseLexicon = async (collection: Collection): Promise<Lexicon> => mergedLexicon((await collection.find<Row>({}).limit(MOST).toArray()).map(entryOf))
