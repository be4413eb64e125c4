import { foldText } from './foldTable.ts'
import type { LexiconEntry } from './lexiconEntry.ts'
import type { ParsedLexicon } from './parseLexiconRows.ts'

export type LexiconAction = 'change' | 'create' | 'refuse' | 'skip'

/** What becomes of one line of a file. `entry` is null where the line could not be read. */
export type PlannedEntry = { action: LexiconAction; entry: LexiconEntry | null; line: number; message: string }

const SHOWN: Readonly<Record<'ground' | 'kind' | 'right' | 'severity', string>> = { ground: '依据', kind: '种类', right: '正确写法', severity: '级别' }

const exceptionsOf = ({ exceptions = [] }: LexiconEntry): string => exceptions.join('、')

/** What a line changes about the stored entry, in words; empty where nothing. */
const differences = (stored: LexiconEntry, entry: LexiconEntry): string[] => [
  ...Object.entries(SHOWN).flatMap(([name, shown]) => {
    const [was, is] = [stored[name as keyof typeof SHOWN], entry[name as keyof typeof SHOWN]]
    return was === is ? [] : [`${shown}“${was}”→“${is}”`]
  }),
  ...(exceptionsOf(stored) === exceptionsOf(entry) ? [] : [`例外“${exceptionsOf(stored)}”→“${exceptionsOf(entry)}”`]),
]

type House = ReadonlyMap<string, LexiconEntry>

/** A → B beside B → A, whichever of the two the file brings: the words would be corrected in a ring. */
const crossed = (entry: LexiconEntry, { house, ownWrong }: { house: House; ownWrong: ReadonlyMap<string, LexiconEntry> }): string | null => {
  if (entry.kind === 'allow' || entry.right === '') return null
  const key = foldText(entry.right)
  const other = ownWrong.get(key) ?? house.get(key)
  return other && other.kind !== 'allow' ? `词库里另有“${other.wrong}→${other.right}”，与“${entry.wrong}→${entry.right}”矛盾；请先改那一条` : null
}

const plan = (entry: LexiconEntry, line: number, known: { house: House; ownWrong: ReadonlyMap<string, LexiconEntry> }): PlannedEntry => {
  const contradiction = crossed(entry, known)
  if (contradiction !== null) return { action: 'refuse', entry, line, message: contradiction }
  const stored = known.house.get(foldText(entry.wrong))
  if (!stored) return { action: 'create', entry, line, message: '' }
  if (stored.wrong !== entry.wrong) return { action: 'refuse', entry, line, message: `词库里已有“${stored.wrong}”，只差全半角、大小写或简繁，请用同一写法` }
  const changed = differences(stored, entry)
  return { action: changed.length === 0 ? 'skip' : 'change', entry, line, message: changed.join('，') }
}

/** What an import would do with every line of a file beside the house's entries. With one refused line nothing should be stored. */
export const planLexiconImport = ({ problems, rows }: ParsedLexicon, stored: readonly LexiconEntry[]): PlannedEntry[] => {
  const house = new Map(stored.map((entry) => [foldText(entry.wrong), entry]))
  const ownWrong = new Map(rows.map(({ entry }) => [foldText(entry.wrong), entry]))
  const faulty = new Set(problems.map(({ line }) => line))
  const refused = problems.map(({ line, message }): PlannedEntry => ({ action: 'refuse', entry: rows.find((row) => row.line === line)?.entry ?? null, line, message }))
  const planned = rows.filter(({ line }) => !faulty.has(line)).map(({ entry, line }) => plan(entry, line, { house, ownWrong }))
  return [...refused, ...planned].sort((one, other) => one.line - other.line)
}
