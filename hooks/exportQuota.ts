import type { PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { paceSentence } from '../src/quota/paceSentence.ts'
import type { QuotaReport } from '../src/quota/report/quotaReport.ts'
import { writeQuotaCsv } from '../src/quota/report/writeQuotaCsv.ts'
import { writeQuotaHtml } from '../src/quota/report/writeQuotaHtml.ts'
import { writeQuotaXlsx } from '../src/quota/report/writeQuotaXlsx.edge.ts'
import { UserError } from '../src/shared/errors.ts'
import { FILE_TYPES, type FileAnswer } from '../src/shared/fileAnswer.ts'
import { shanghaiMonth } from '../src/shared/shanghai.ts'
import { databaseOf } from '../src/store/mongo.ts'
import { readQuotaReport } from '../src/store/readQuotaReport.ts'

const asJson = (report: QuotaReport): string => JSON.stringify({ ...report, months: report.months.map((month) => ({ ...month, sentence: month.pace ? paceSentence(month.pace) : null })) })

type Format = 'csv' | 'html' | 'json' | 'xlsx'

const WRITERS: Readonly<Record<Format, (report: QuotaReport) => Promise<Uint8Array> | string>> = { csv: writeQuotaCsv, html: writeQuotaHtml, json: asJson, xlsx: writeQuotaXlsx }

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
/** Months of one report. */
const MOST_MONTHS = 24

const monthOf = (given: unknown, otherwise: string): string => {
  if (given === undefined || given === '') return otherwise
  if (typeof given === 'string' && MONTH.test(given)) return given
  throw new UserError('INPUT_INVALID', `月份“${String(given).slice(0, 20)}”应写作 YYYY-MM，例如 2026-11。`)
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))

const rangeOf = ({ from: first, to: last }: Readonly<Record<string, unknown>>, now: Date): { from: string; to: string } => {
  const from = monthOf(first, shanghaiMonth(now))
  const to = monthOf(last, from)
  if (to < from) throw new UserError('INPUT_INVALID', `起始月份 ${from} 晚于结束月份 ${to}，请对调。`)
  if (indexOf(to) - indexOf(from) >= MOST_MONTHS) throw new UserError('INPUT_INVALID', `一次最多导出 ${MOST_MONTHS} 个月，请缩小范围。`)
  return { from, to }
}

const isFormat = (format: unknown): format is Format => typeof format === 'string' && Object.hasOwn(WRITERS, format)

/** The quota report asked for by `format`, `from`, `to` (`YYYY-MM`, by default the running month) and `column` (a path). Refusals are UserErrors. */
export const exportQuota = (settings: ContentOpsSettings) => async (req: PayloadRequest): Promise<FileAnswer> => {
  const { column, format = 'xlsx' } = req.query
  if (!isFormat(format)) throw new UserError('INPUT_INVALID', '格式应为 xlsx、csv、html 或 json。')
  const now = settings.clock()
  const range = rangeOf(req.query, now)
  const { portalUrl } = settings
  const report = await readQuotaReport(databaseOf(req.payload), { ...range, column: typeof column === 'string' && column !== '' ? column : null, now, portalUrl, site: portalUrl })
  const span = range.from === range.to ? range.from : `${range.from}至${range.to}`
  return { body: await WRITERS[format](report), name: `栏目发布量-${span}.${format}`, type: FILE_TYPES[format] }
}
