import type { Collection } from 'mongodb'

import type { Severity } from '../content/finding.ts'
import type { Lexicon } from '../content/lexicon/lexicon.ts'
import type { LexiconKind } from '../content/lexicon/lexiconEntry.ts'
import { type HouseEntry, mergedLexicon } from '../content/lexicon/mergedLexicon.ts'
import { runInTurns } from '../shared/turns.ts'

type Row = { enabled?: boolean; exceptions?: string[]; ground?: string; kind: LexiconKind; right?: string; severity: Severity; wrong: string }

/** Most entries of the house that are compiled. */
const MOST = 200_000

const entryOf = ({ enabled = true, exceptions, ground, kind, right, severity, wrong }: Row): HouseEntry =>
  ({ enabled, ...(exceptions?.length ? { exceptions } : {}), ground: ground ?? '', kind, right: right ?? '', severity, wrong })

/** Rows read in one turn. */
const BATCH = 2_000

/** Shipped and house entries as they are now in the collection `lexicon`, compiled in short turns: others save and read meanwhile. */
export const readHouseLexicon = async (collection: Collection): Promise<Lexicon> => {
  const house: HouseEntry[] = []
  for await (const row of collection.find<Row>({}, { batchSize: BATCH }).limit(MOST)) house.push(entryOf(row))
  return runInTurns(mergedLexicon(house))
}
