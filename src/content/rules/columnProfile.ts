import type { Profile, RuleSetting } from './profile.ts'
import type { Rule } from './rule.ts'

/**
 * What a column may say of a rule. `inherit` leaves the level as the column above has it, `usual` takes the rule back to what it is by itself;
 * the others are the level itself.
 */
export const RULE_LEVELS = ['inherit', 'off', 'hint', 'warning', 'error', 'usual'] as const

export type RuleLevel = (typeof RULE_LEVELS)[number]

/** One row of a column's settings. A row without a limit leaves the limit as the column above has it. */
export type ProfileRow = { level?: null | string; limit?: null | number; rule: string }

const levelOf = ({ level }: ProfileRow): RuleLevel => RULE_LEVELS.find((known) => known === level) ?? 'inherit'

const settingOf = (above: RuleSetting, row: ProfileRow): RuleSetting => {
  const level = levelOf(row)
  const limit = row.limit ?? (level === 'usual' ? undefined : above.limit)
  const kept = limit === undefined ? {} : { limit }
  if (level === 'off') return { ...kept, off: true }
  if (level === 'usual') return kept
  if (level !== 'inherit') return { ...kept, severity: level }
  const { off, severity } = above
  return { ...kept, ...(off ? { off } : {}), ...(severity ? { severity } : {}) }
}

/** The settings in force in a column: those of the column above with what the column itself says. */
export const inheritedProfile = (above: Profile, rows: readonly ProfileRow[]): Profile =>
  ({ ...above, ...Object.fromEntries(rows.map((row) => [row.rule, settingOf(above[row.rule] ?? {}, row)])) })

const isPersonal = (id: string): boolean => id.startsWith('personal-')

type Numbered = ProfileRow & { line: number }

const levelFault = (rule: Rule, row: Numbered): null | string => {
  const { name } = rule.doc
  if (isPersonal(rule.id) && ['hint', 'off'].includes(levelOf(row))) {
    return `第 ${row.line} 行：“${name}”依据个人信息保护法，不能关闭或降为提示。确需公开的个别内容，请在“问题”中接受并写明理由。`
  }
  return levelOf(row) === 'inherit' && (row.limit ?? null) === null ? `第 ${row.line} 行：“${name}”没有改变什么。请选择级别、填写界限，或删除这一行。` : null
}

const limitFault = ({ doc, limit }: Rule, row: Numbered): null | string => {
  const given = row.limit ?? null
  if (given === null) return null
  if (!limit) return `第 ${row.line} 行：“${doc.name}”没有可调的界限，请清空“界限”。`
  if (Number.isInteger(given) && given >= limit.min && given <= limit.max) return null
  return `第 ${row.line} 行：“${doc.name}”的界限应为 ${limit.min} 至 ${limit.max} 的整数（${limit.unit}），现在是 ${given}。`
}

/** The first thing that is wrong with a column's rows, in Chinese with the line and how to mend it; null where nothing is. */
export const profileFault = (rows: readonly ProfileRow[], rules: readonly Rule[]): null | string => {
  const seen = new Map<string, number>()
  for (const [at, row] of rows.entries()) {
    const line = at + 1
    const rule = rules.find(({ id }) => id === row.rule)
    if (!rule) return `第 ${line} 行：请选择规则；“${String(row.rule ?? '')}”不是现有的规则。`
    const first = seen.get(rule.id)
    if (first !== undefined) return `第 ${line} 行：“${rule.doc.name}”与第 ${first} 行重复，请合并成一行。`
    seen.set(rule.id, line)
    const fault = levelFault(rule, { ...row, line }) ?? limitFault(rule, { ...row, line })
    if (fault !== null) return fault
  }
  return null
}
