import { stringify } from 'csv-stringify/sync'
import { APIError, type Endpoint, type PayloadRequest } from 'payload'

import type { LexiconEntry } from '../../../src/content/lexicon/lexiconEntry.ts'
import { LEXICON_HEADINGS, parseLexiconRows } from '../../../src/content/lexicon/parseLexiconRows.ts'
import { readLexiconFile } from '../../../src/content/lexicon/readLexiconFile.edge.ts'
import { UserError } from '../../../src/shared/errors.ts'
import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import type { OpsParts } from '../opsParts.ts'
import { type ActionAnswer, type ActionBody, operatorAction } from './operatorAction.ts'

const collection = OPS_SLUGS.lexicon

/** Problems named in one refusal. */
const SHOWN = 50

/** Rows of one page of an export. */
const PAGE = 500

const fileOf = ({ file }: ActionBody): Uint8Array => {
  if (typeof file === 'string' && file !== '') return Buffer.from(file, 'base64')
  throw new UserError('INPUT_INVALID', '请选择 CSV 或 xlsx 文件 (file missing)。')
}

/** All entries of the house, by their wrong words. */
async function* houseRows(parts: OpsParts, req: PayloadRequest) {
  for (let last = ''; ;) {
    const { docs } = await parts.api(req).find({ collection, limit: PAGE, pagination: false, sort: 'wrong', where: { wrong: { greater_than: last } } })
    yield* docs
    if (docs.length < PAGE) return
    last = String(docs.at(-1)?.wrong ?? '')
  }
}

const entriesOf = async (body: ActionBody): Promise<readonly LexiconEntry[]> => {
  const { entries, problems } = parseLexiconRows(await readLexiconFile(fileOf(body)))
  if (problems.length === 0) return entries
  const lines = problems.slice(0, SHOWN).map(({ line, message }) => `第 ${line} 行：${message}`).join('；')
  throw new UserError('INPUT_INVALID', `没有导入，共 ${problems.length} 处问题。${lines}`)
}

const dataOf = ({ exceptions, ground, kind, right, severity, wrong }: LexiconEntry) => ({ exceptions: exceptions ?? [], ground, kind, right, severity, wrong })

const storeAll = async (parts: OpsParts, req: PayloadRequest, entries: readonly LexiconEntry[]): Promise<ActionAnswer> => {
  const known = new Map<string, number | string>()
  for await (const { id, wrong } of houseRows(parts, req)) known.set(String(wrong), id)
  for (const entry of entries) {
    const id = known.get(entry.wrong)
    if (id === undefined) await parts.api(req).create({ collection, data: { ...dataOf(entry), enabled: true } })
    else await parts.api(req).update({ collection, data: dataOf(entry), id })
  }
  const updated = entries.filter(({ wrong }) => known.has(wrong)).length
  return { created: entries.length - updated, updated }
}

const importRows = async (parts: OpsParts, req: PayloadRequest, body: ActionBody): Promise<ActionAnswer> => {
  const entries = await entriesOf(body)
  try {
    return await parts.inTransaction(req, () => storeAll(parts, req, entries))
  } catch (thrown) {
    // What the collection's own checks refuse is the file's fault, not the server's.
    if (thrown instanceof APIError && thrown.status < 500) throw new UserError('INPUT_INVALID', `没有导入：${thrown.message}`, { cause: thrown })
    throw thrown
  }
}

/** `POST /api/lexicon/import` with `{ file }` (CSV or xlsx, base64): everything or nothing, problems by line. Rows whose wrong words are known replace them. */
export const importLexicon = (parts: OpsParts): Endpoint => operatorAction(parts, '/import', (req, body) => importRows(parts, req, body))

const exportRows = async (parts: OpsParts, req: PayloadRequest): Promise<string> => {
  const rows: unknown[][] = [[...LEXICON_HEADINGS]]
  for await (const { exceptions, ground, kind, right, severity, wrong } of houseRows(parts, req)) {
    rows.push([wrong, right, severity, kind, ground, Array.isArray(exceptions) ? exceptions.join('、') : ''])
  }
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

/** `GET /api/lexicon/export`: the house's entries as CSV, in the form that import takes. */
export const exportLexicon = (parts: OpsParts): Endpoint => ({
  handler: async (req) => {
    if (!parts.settings.access.read(req.user)) return Response.json({ errors: [{ code: 'FORBIDDEN', message: '没有查看词库的权限 (forbidden)。' }] }, { status: 403 })
    return new Response(await exportRows(parts, req), { headers: { 'content-disposition': 'attachment; filename="lexicon.csv"', 'content-type': 'text/csv; charset=utf-8' } })
  },
  method: 'get',
  path: '/export',
})
