import writeXlsxFile, { type Cell } from 'write-excel-file/node'

import type { PatrolReport } from '../report.ts'
import { type SheetCell, type SheetTable, xlsxSheets } from './xlsxSheets.ts'

type Sheets = Parameters<typeof writeXlsxFile>[0]
type Options = NonNullable<Parameters<typeof writeXlsxFile>[1]>

/** What a cell takes at most (ECMA-376). */
const LONGEST = 32_767

/** Sheets name their columns A to Z; none of ours has more. */
const columnName = (count: number): string => String.fromCharCode(64 + count)

/** XML 1.0 has no way to write these. */
const printable = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')

/** Texts are typed and formatted as text: nothing a site wrote runs as a formula, not even after the cell was edited. */
const cellOf = (value: SheetCell): Cell => {
  if (value === null || value === '') return null
  return typeof value === 'number' ? { type: Number, value } : { format: '@', type: String, value: printable(value).slice(0, LONGEST) }
}

const HEADING = { backgroundColor: '#e8eef5', fontWeight: 'bold', type: String } as const

const sheetOf = ({ headings, name, rows, widths }: SheetTable): Sheets[number] => ({
  columns: widths.map((width) => ({ width })),
  data: [headings.map((value): Cell => ({ ...HEADING, value })), ...rows.map((row) => row.map(cellOf))],
  sheet: name,
  stickyRowsCount: 1,
})

/** The library has no filters: they are one element behind the data. */
const filters = (tables: readonly SheetTable[]): NonNullable<Options['features']>[number] => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content, _sheet, { sheetIndex }) => {
          const table = tables[sheetIndex]
          return table && table.rows.length > 0 ? content.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${columnName(table.headings.length)}${table.rows.length + 1}"/>`) : content
        },
      },
    },
  },
})

/** The report as a spreadsheet: headings that stay in sight, filters, and no cell that runs as a formula. */
export async function* writeXlsx(report: PatrolReport): AsyncGenerator<Uint8Array> {
  const tables = xlsxSheets(report)
  yield await writeXlsxFile(tables.map(sheetOf), { features: [filters(tables)] }).toBuffer()
}
