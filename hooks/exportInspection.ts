import type { PayloadRequest, Where } from 'payload'

import { DEFAULT_PROFILE } from '../src/inspection/profile.ts'
import { forecastOf, howComputed } from '../src/inspection/explainRule.ts'
import type { InspectionReport, TrendDay } from '../src/inspection/report/inspectionReport.ts'
import { trendChart } from '../src/inspection/report/trendChart.ts'
import { writeInspectionCsv } from '../src/inspection/report/writeInspectionCsv.ts'
import { writeInspectionHtml } from '../src/inspection/report/writeInspectionHtml.ts'
import type { RuleVerdict } from '../src/inspection/verdict.ts'
import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { UserError } from '../src/shared/errors.ts'
import { FILE_TYPES, type FileAnswer } from '../src/shared/fileAnswer.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { localApi } from '../src/store/localApi.ts'

/** Days of the trend. */
const TREND_DAYS = 60

const asJson = (report: InspectionReport): string =>
  JSON.stringify({ ...report, rules: report.rules.map((rule) => ({ ...rule, forecast: forecastOf(rule), how: howComputed(rule) })) })

type Format = 'csv' | 'html' | 'json' | 'svg'

const WRITERS: Readonly<Record<Format, (report: InspectionReport) => string>> = { csv: writeInspectionCsv, html: writeInspectionHtml, json: asJson, svg: ({ trend }) => trendChart(trend) }

const isFormat = (format: unknown): format is Format => typeof format === 'string' && Object.hasOwn(WRITERS, format)

/** Rules that the product no longer knows are left out of an old day. */
const rulesOf = (stored: unknown): RuleVerdict[] =>
  (Array.isArray(stored) ? (stored as RuleVerdict[]) : []).filter((rule) => DEFAULT_PROFILE.rules.some(({ key }) => key === rule.key))

type Row = Record<string, unknown>

const trendDay = (row: Row): TrendDay => ({
  breached: rulesOf(row['items']).filter(({ state }) => state === 'breached').length, day: String(row['day']), outcome: row['verdict'] as TrendDay['outcome'], score: Number(row['score']),
})

const daysUntil = async (req: PayloadRequest, day: unknown): Promise<Row[]> => {
  if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(day))) throw new UserError('INPUT_INVALID', '日期应写作 YYYY-MM-DD，例如 2026-11-24。')
  const where: Where = day === undefined ? {} : { day: { less_than_equal: String(day) } }
  const { docs } = await localApi(req).find({ collection: OPS_SLUGS.inspectionDays, limit: TREND_DAYS, sort: '-day', where })
  const [last] = docs
  if (!last || (day !== undefined && last['day'] !== day)) throw new UserError('NOT_FOUND', day === undefined ? '还没有每日检查结论；每天早晨由任务生成。' : `${String(day)} 没有检查结论，请在列表中选择有结论的日期。`)
  return docs
}

/** The report on a day (`YYYY-MM-DD`, by default the newest) with the trend before it, as `format`. Refusals are UserErrors. */
export const exportInspection = ({ clock, portalUrl }: ContentOpsSettings) => async (req: PayloadRequest): Promise<FileAnswer> => {
  const { day, format = 'html' } = req.query
  if (!isFormat(format)) throw new UserError('INPUT_INVALID', '格式应为 html、csv、json 或 svg。')
  const [row = {}, ...before] = await daysUntil(req, day)
  const { breached: _breached, ...verdict } = trendDay(row)
  const report = { ...verdict, madeAt: clock(), rules: rulesOf(row['items']), site: portalUrl, trend: [row, ...before].map(trendDay).reverse() }
  return { body: WRITERS[format](report), name: `检查指标自查-${verdict.day}.${format}`, type: FILE_TYPES[format] }
}
