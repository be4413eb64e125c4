import { parseEnv } from 'node:util'

import { ENV_NAMES, type Variables } from '../shared/env.ts'
import { UserError } from '../shared/errors.ts'

const ASSIGNMENT = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=\s*(.*)$/
const OPEN_QUOTE = /^(["'`])(?:(?!\1).)*$/

/** Numbers (from 1) of the lines that are neither assignment, comment nor inside a quoted value. */
const brokenLines = (lines: readonly string[]): number[] => {
  const broken: number[] = []
  let quote: { line: number; mark: string } | null = null
  lines.forEach((line, index) => {
    if (quote) {
      if (line.includes(quote.mark)) quote = null
      return
    }
    if (/^\s*(#|$)/.test(line)) return
    const value = ASSIGNMENT.exec(line)?.[1]
    if (value === undefined) broken.push(index + 1)
    else {
      const open = OPEN_QUOTE.exec(value)?.[1]
      if (open) quote = { line: index + 1, mark: open }
    }
  })
  const unclosed = quote as { line: number; mark: string } | null
  return unclosed ? [...broken, unclosed.line] : broken
}

/**
 * Reads the text of a `.env` file. Throws a UserError (`CONFIG_INVALID`) that names each line that is no assignment and
 * each variable the product does not know.
 */
export const parseDotEnv = (text: string, file: string): Variables => {
  const broken = brokenLines(text.split(/\r?\n/)).map((line) => `  第 ${line} 行不是“名称=值”的形式，或引号没有闭合`)
  const values = parseEnv(text)
  const unknown = Object.keys(values)
    .filter((name) => !ENV_NAMES.includes(name))
    .map((name) => `  ${name}：没有这个变量`)
  if (broken.length + unknown.length === 0) return values
  const known = unknown.length > 0 ? `\n允许的变量：${ENV_NAMES.join('、')}` : ''
  throw new UserError('CONFIG_INVALID', `配置文件 ${file} 有误，未启动：\n${[...broken, ...unknown].join('\n')}${known}`)
}
