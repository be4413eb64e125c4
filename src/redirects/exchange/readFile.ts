import { UserError } from '../../shared/errors.ts'
import { parseCsv, writeRulesCsv } from './csv.ts'
import { EXCHANGE_FORMATS, type ExchangeFormat, type ExchangeRule, type FileRow } from './exchangeRule.ts'
import { parseJson, writeRulesJson } from './json.ts'
import { parseNginx, writeRulesNginx } from './nginx.ts'

const MOST_ROWS = 10_000

const PARSERS: Readonly<Record<ExchangeFormat, (text: string) => FileRow[]>> = { csv: parseCsv, json: parseJson, nginx: parseNginx }
const WRITERS: Readonly<Record<ExchangeFormat, (rules: readonly ExchangeRule[]) => string>> = { csv: writeRulesCsv, json: writeRulesJson, nginx: writeRulesNginx }

export const isExchangeFormat = (name: unknown): name is ExchangeFormat => EXCHANGE_FORMATS.some((format) => format === name)

/** The format a file's name tells; `null` where it tells none. */
export const formatOfName = (name: string): ExchangeFormat | null => {
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  return ({ conf: 'nginx', csv: 'csv', json: 'json', map: 'nginx', nginx: 'nginx', tsv: 'csv', txt: 'csv' } as const)[ending] ?? null
}

/** The rules of a file, line by line. Throws a UserError where it holds none or more than 10,000. */
export const readFileRows = (text: string, format: ExchangeFormat): FileRow[] => {
  const rows = PARSERS[format](text)
  if (rows.length === 0) throw new UserError('INPUT_INVALID', '文件里没有规则，请核对文件和格式。')
  if (rows.length > MOST_ROWS) throw new UserError('TOO_LARGE', `一次最多导入 ${MOST_ROWS} 条，文件有 ${rows.length} 条，请分几次导入。`)
  return rows
}

/** Rules as a file in one of the formats. */
export const writeFileText = (rules: readonly ExchangeRule[], format: ExchangeFormat): string => WRITERS[format](rules)
