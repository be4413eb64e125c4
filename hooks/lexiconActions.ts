import { stringify } from 'csv-stringify/sync'
import type { PayloadRequest } from 'payload'

import { LEXICON_HEADINGS, parseLexiconRows } from '../src/content/lexicon/parseLexiconRows.ts'
import { type LexiconAction, planLexiconImport, type PlannedEntry } from '../src/content/lexicon/planLexiconImport.ts'
import { readLexiconFile } from '../src/content/lexicon/readLexiconFile.edge.ts'
import { type TriedWord, tryWords } from '../src/content/tryWords.ts'
import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { UserError } from '../src/shared/errors.ts'
import { FILE_TYPES, type FileAnswer } from '../src/shared/fileAnswer.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { readHouseEntries, writeHouseEntries } from '../src/store/houseEntries.ts'
import { houseLexicon } from '../src/store/houseLexicon.ts'
import { inTransaction } from '../src/store/inTransaction.ts'
import { recordChanges } from './writeAudit.ts'

export type LexiconImport = {
  counts: Record<LexiconAction, number>
  imported: boolean
  /** The lines, refused ones first, then changed, new and unchanged ones; the first of them where there are many. */
  rows: { action: LexiconAction; line: number; message: string; right: string; wrong: string }[]
}

/** What people do with the house's words. Refusals are UserErrors. */
export type LexiconActions = {
  exportFile: (req: PayloadRequest) => Promise<FileAnswer>
  /** Shows what a file (base64 of CSV or xlsx) would do, or does it: whole, or not at all when a line is refused. */
  importFile: (req: PayloadRequest, input: { dryRun: boolean; file: unknown }) => Promise<LexiconImport>
  tryOut: (req: PayloadRequest, text: unknown) => Promise<{ words: TriedWord[] }>
}

const ORDER: readonly LexiconAction[] = ['refuse', 'change', 'create', 'skip']

/** Lines shown of a file. */
const SHOWN = 1_000
const LONGEST_TRIED = 2_000

const answerOf = (plan: readonly PlannedEntry[], imported: boolean): LexiconImport => {
  const counts = { change: 0, create: 0, refuse: 0, skip: 0 }
  for (const { action } of plan) counts[action] += 1
  const ordered = ORDER.flatMap((action) => plan.filter((row) => row.action === action)).slice(0, SHOWN)
  return { counts, imported, rows: ordered.map(({ action, entry, line, message }) => ({ action, line, message, right: entry?.right ?? '', wrong: entry?.wrong ?? '' })) }
}

const bytesOf = (file: unknown): Uint8Array => {
  if (typeof file === 'string' && file !== '') return Buffer.from(file, 'base64')
  throw new UserError('INPUT_INVALID', '请选择 CSV 或 xlsx 文件 (file missing)。')
}

const exportFile = async (req: PayloadRequest): Promise<FileAnswer> => {
  const rows = (await readHouseEntries(req)).map(({ exceptions = [], ground, kind, right, severity, wrong }) => [wrong, right, severity, kind, ground, exceptions.join('、')])
  return { body: stringify([[...LEXICON_HEADINGS], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' }), name: '词库.csv', type: FILE_TYPES.csv }
}

/** The import, the export and the try-out of the lexicon. */
export const lexiconActions = (settings: ContentOpsSettings): LexiconActions => {
  const audit = recordChanges(OPS_SLUGS.lexicon, settings)
  const apply = async (req: PayloadRequest, plan: readonly PlannedEntry[]): Promise<void> => {
    const house = new Map((await readHouseEntries(req)).map((entry) => [entry.wrong, entry]))
    const of = (action: LexiconAction) => plan.flatMap((row) => (row.action === action && row.entry ? [row.entry] : []))
    const changed = of('change').flatMap((entry) => {
      const before = house.get(entry.wrong)
      return before ? [{ before, entry }] : []
    })
    const changes = await writeHouseEntries(req, { changed, created: of('create'), now: settings.clock() })
    await audit(req, changes.map(({ after, before }) => ({ after, before, id: after.id })))
  }
  return {
    exportFile,
    importFile: async (req, { dryRun, file }) => {
      const parsed = parseLexiconRows(await readLexiconFile(bytesOf(file)))
      return inTransaction(req, async () => {
        const plan = planLexiconImport(parsed, await readHouseEntries(req))
        const isWhole = plan.every(({ action }) => action !== 'refuse')
        if (dryRun || !isWhole) return answerOf(plan, false)
        await apply(req, plan)
        return answerOf(plan, true)
      })
    },
    tryOut: async (req, text) => {
      if (typeof text !== 'string' || text.trim() === '') throw new UserError('INPUT_INVALID', '请填写要试的句子 (no text)。')
      if (text.length > LONGEST_TRIED) throw new UserError('INPUT_INVALID', `一次最多试 ${LONGEST_TRIED} 字，现在有 ${text.length} 字；整篇文章请用 npm run validate 检查。`)
      return { words: tryWords(text, await houseLexicon(req.payload), settings.clock()) }
    },
  }
}
