import { parse } from 'csv-parse/sync'

import { csvCell } from '../../shared/report/csvCell.ts'
import type { ExchangeRule, FileRow } from './exchangeRule.ts'
import { type RawFields, readFields } from './readFields.ts'

const COLUMNS: readonly [name: keyof RawFields, title: string][] = [
  ['from', '原路径'], ['to', '目标'], ['status', '状态码'], ['match', '匹配方式'], ['keepRest', '保留后续路径'], ['keepQuery', '带查询参数'], ['enabled', '启用'], ['document', '文档'], ['note', '备注'],
]

/** How other tools head the columns we know. */
const ALIASES: Readonly<Record<string, keyof RawFields>> = {
  code: 'status', destination: 'to', 'new url': 'to', 'old url': 'from', source: 'from', target: 'to', 原地址: 'from', 新地址: 'to', 状态: 'status', 目标地址: 'to',
}

const nameOf = (head: string): keyof RawFields | null => {
  const word = head.trim().toLowerCase()
  return COLUMNS.find(([name, title]) => name.toLowerCase() === word || title === word)?.[0] ?? ALIASES[word] ?? null
}

type Row = { info: { lines: number }; record: string[] }

/** Cells that are guarded against being run as formulas carry an apostrophe in front; so do those that began like a guarded one. */
const GUARDED = /^'+\s*[=+\-@＝＋－＠]/
const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)

const namesOf = (first: readonly string[]): (keyof RawFields | null)[] | null => {
  const names = first.map(nameOf)
  return names.includes('from') ? names : null
}

const read = (text: string): Row[] | string => {
  try {
    return parse(text, { bom: true, delimiter: text.split('\n', 1)[0]?.includes('\t') ? '\t' : ',', info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as Row[]
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

/**
 * Reads rules from CSV (or tab-separated) text: with a header in Chinese or English, or two to four columns without one
 * (from, to, status, match). A line that is no rule is told apart; text that is no CSV is one unreadable line.
 */
export const parseCsv = (text: string): FileRow[] => {
  const rows = read(text)
  if (typeof rows === 'string') return [{ kind: 'unreadable', line: 1, message: `不是有效的 CSV：${rows}`, text: text.slice(0, 200) }]
  const header = namesOf(rows[0]?.record ?? [])
  const names = header ?? (['from', 'to', 'status', 'match'] as const)
  return rows.slice(header ? 1 : 0).map(({ info, record }) => {
    const fields: RawFields = Object.fromEntries(names.flatMap((name, index) => (name ? [[name, unguarded(record[index] ?? '')]] : [])))
    return readFields(fields, { line: info.lines, text: record.join(',') })
  })
}

const cellOf = (rule: ExchangeRule, name: keyof RawFields): string => {
  const value = rule[name] ?? ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return GUARDED.test(String(value)) ? `'${value}` : String(value)
}

/** Rules as CSV for spreadsheets: UTF-8 with byte order mark, CRLF, Chinese header, no cell that runs as a formula. */
export const writeRulesCsv = (rules: readonly ExchangeRule[]): string => {
  const lines = [COLUMNS.map(([, title]) => title), ...rules.map((rule) => COLUMNS.map(([name]) => cellOf(rule, name)))]
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}
