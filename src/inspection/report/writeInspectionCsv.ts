import { csvCell } from '../../shared/report/csvCell.ts'
import { forecastOf } from '../explainRule.ts'
import type { RuleVerdict } from '../verdict.ts'
import { type InspectionReport, STATE_NAMES } from './inspectionReport.ts'

type Cell = null | number | string

const HEADINGS = ['日期', '指标', '类别', '结论', '扣分', '说明', '预测', '位置', '情况', '最迟更新日', '依据', '是否已核对原文'] as const

const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

const rows = (day: string, rule: RuleVerdict): Cell[][] => {
  const { evidence, kind, message, name, points, source, state, verified } = rule
  const head: Cell[] = [day, name, kind === 'veto' ? '单项否决' : '扣分', STATE_NAMES[state], points, message, forecastOf(rule)]
  const tail: Cell[] = [source, verified ? '是' : '否']
  return evidence.length === 0 ? [[...head, null, null, null, ...tail]] : evidence.map(({ breachesOn, detail, place }) => [...head, place, detail, breachesOn, ...tail])
}

/** The verdict as CSV for spreadsheets (UTF-8 with byte order mark, CRLF), one row for each piece of evidence. No cell runs as a formula. */
export const writeInspectionCsv = ({ day, rules }: InspectionReport): string => `\ufeff${[HEADINGS, ...rules.flatMap((rule) => rows(day, rule))].map(line).join('')}`
