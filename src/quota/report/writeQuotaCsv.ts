import { csvCell } from '../../shared/report/csvCell.ts'
import type { QuotaReport } from './quotaReport.ts'
import { ARTICLE_HEADINGS, articleRows, type QuotaCell, SUMMARY_HEADINGS, summaryRows } from './quotaTable.ts'

const line = (cells: readonly QuotaCell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** The report as CSV for spreadsheets (UTF-8 with byte order mark, CRLF): the months, an empty line, the articles. No cell runs as a formula. */
export const writeQuotaCsv = (report: QuotaReport): string =>
  `\ufeff${[SUMMARY_HEADINGS, ...summaryRows(report), [], ARTICLE_HEADINGS, ...articleRows(report)].map(line).join('')}`
