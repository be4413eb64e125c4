import type { Field } from 'payload'

import { type ProfileRow, profileFault, RULE_LEVELS, type RuleLevel } from '../../src/content/rules/columnProfile.ts'
import { RULE_GROUPS, RULES } from '../../src/content/rules/checkRules.ts'
import { label } from './label.ts'

const LEVELS: Readonly<Record<RuleLevel, ReturnType<typeof label>>> = {
  error: label('错误（阻止发布）', 'Error'), hint: label('提示', 'Hint'), inherit: label('沿用上级栏目', 'As above'), off: label('关闭', 'Off'), usual: label('恢复规则默认', 'As the rule is'),
  warning: label('警告', 'Warning'),
}

const RULE_OPTIONS = RULE_GROUPS.flatMap(([group, rules]) => rules.map(({ doc, id }) => ({ label: label(`${group}：${doc.name}`, id), value: id })))

const NAMES = Object.fromEntries(RULES.map(({ doc, id }) => [id, doc.name]))

const LIMITED = RULES.flatMap(({ doc, id, limit }) => (limit ? [{ id, shown: `${doc.name} ${limit.usual} ${limit.unit}（${limit.min}–${limit.max}）` }] : []))

const TAKES_LIMIT: readonly unknown[] = LIMITED.map(({ id }) => id)

/** A column's settings of the content rules. Columns below inherit them and may say otherwise. */
export const columnRules = (): Field => ({
  admin: {
    components: { RowLabel: { clientProps: { names: NAMES }, path: '/admin/RuleRowLabel#RuleRowLabel' } },
    description: label('只写与上级栏目不同的规则；下级栏目自动沿用。保存后立即用于新的检查，已有文章在夜间复查时更新。', 'What differs from the column above; columns below inherit it'),
  },
  fields: [
    {
      fields: [
        { admin: { width: '45%' }, label: label('规则', 'Rule'), name: 'rule', options: RULE_OPTIONS, required: true, type: 'select' },
        { admin: { width: '30%' }, defaultValue: 'inherit', label: label('级别', 'Level'), name: 'level', options: RULE_LEVELS.map((value) => ({ label: LEVELS[value], value })), required: true, type: 'select' },
        {
          admin: { condition: (_data: unknown, row: { rule?: unknown }) => TAKES_LIMIT.includes(row.rule), description: label(`默认：${LIMITED.map(({ shown }) => shown).join('；')}`, 'Threshold'), width: '25%' },
          label: label('界限', 'Threshold'), name: 'limit', type: 'number',
        },
      ],
      type: 'row',
    },
  ],
  label: label('检查规则', 'Content rules'),
  labels: { plural: label('检查规则', 'Content rules'), singular: label('检查规则', 'Content rule') },
  maxRows: RULES.length,
  name: 'contentRules',
  type: 'array',
  validate: (rows) => profileFault((rows ?? []) as ProfileRow[], RULES) ?? true,
})
