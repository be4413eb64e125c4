import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node'

import type { QuotaReport } from './quotaReport.ts'
import { ARTICLE_HEADINGS, articleRows, type QuotaCell, SUMMARY_HEADINGS, summaryRows } from './quotaTable.ts'

/** XML 1.0 has no place for these, and a workbook that holds one does not open. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Texts are written as texts, so that nothing in a title is ever computed as a formula. */
const cellOf = (value: QuotaCell): Cell => {
  if (value === null) return null
  return typeof value === 'number' ? { type: Number, value } : { type: String, value: value.replace(UNWRITABLE, '\ufffd'), wrap: true }
}

const sheetOf = (sheet: string, { headings, rows, widths }: { headings: readonly string[]; rows: readonly QuotaCell[][]; widths: readonly number[] }) => ({
  columns: widths.map((width) => ({ width })),
  data: [headings.map((value): Cell => ({ fontWeight: 'bold', type: String, value })), ...rows.map((row): Row => row.map(cellOf))],
  sheet,
  stickyRowsCount: 1,
})

/** The report as a workbook: the months on the first sheet, the articles on the second. */
export const writeQuotaXlsx = (report: QuotaReport): Promise<Uint8Array> =>
  writeXlsxFile([
    sheetOf('月度汇总', { headings: SUMMARY_HEADINGS, rows: summaryRows(report), widths: [10, 24, 24, 8, 8, 8, 10, 14, 20, 40, 30] }),
    sheetOf('文章明细', { headings: ARTICLE_HEADINGS, rows: articleRows(report), widths: [10, 24, 10, 14, 50, 50, 30] }),
  ]).toBuffer()
