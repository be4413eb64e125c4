import type { ExchangeRule, FileRow } from './exchangeRule.ts'
import { type RawFields, readFields } from './readFields.ts'

const FIELDS: readonly (keyof RawFields)[] = ['document', 'enabled', 'from', 'keepQuery', 'keepRest', 'match', 'note', 'status', 'to']

const rowsIn = (value: unknown): null | unknown[] => {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null && 'redirects' in value && Array.isArray(value.redirects) ? value.redirects : null
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))

const rowOf = (value: unknown, line: number): FileRow => {
  const text = JSON.stringify(value)?.slice(0, 200) ?? ''
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'unreadable', line, message: '这一项不是 {"from": …, "to": …} 这样的对象', text }
  const given = new Map(Object.entries(value))
  return readFields(Object.fromEntries(FIELDS.flatMap((name) => (given.has(name) ? [[name, textOf(given.get(name))]] : []))), { line, text })
}

/** Reads rules from JSON: a list of objects, or an object with the list under `redirects`. `line` is the place in the list. */
export const parseJson = (text: string): FileRow[] => {
  const unreadable = (message: string): FileRow[] => [{ kind: 'unreadable', line: 1, message, text: text.slice(0, 200) }]
  try {
    const rows = rowsIn(JSON.parse(text.replace(/^\uFEFF/, '')))
    return rows ? rows.map((row, index) => rowOf(row, index + 1)) : unreadable('JSON 应为规则的列表，或 {"redirects": [规则…]}')
  } catch (thrown) {
    return unreadable(`不是有效的 JSON：${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
}

/** Rules as JSON, one a line. */
export const writeRulesJson = (rules: readonly ExchangeRule[]): string => {
  const plain = rules.map((rule) => JSON.stringify({ ...Object.fromEntries(FIELDS.map((name) => [name, rule[name]])) }))
  return `{"redirects": [\n${plain.join(',\n')}\n]}\n`
}
