'use client'

import { useRowLabel, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'

type Row = { level?: string; limit?: null | number; rule?: string }

const LEVELS: Readonly<Record<string, { en: string; zh: string }>> = {
  error: { en: 'error', zh: '错误' }, hint: { en: 'hint', zh: '提示' }, inherit: { en: 'as above', zh: '级别沿用上级' }, off: { en: 'off', zh: '关闭' }, usual: { en: 'as the rule is', zh: '恢复默认' }, warning: { en: 'warning', zh: '警告' },
}

/** A column's setting of one rule in a line: which rule, what about it. */
export const RuleRowLabel = ({ names }: { names: Readonly<Record<string, string>> }) => {
  const { data, rowNumber } = useRowLabel<Row>()
  const { i18n } = useTranslation()
  const { level = 'inherit', limit, rule } = data
  const parts = [(rule && names[rule]) ?? phrase(i18n.language, `第 ${(rowNumber ?? 0) + 1} 条（请选择规则）`, `Rule ${(rowNumber ?? 0) + 1}`), phrase(i18n.language, LEVELS[level]?.zh ?? level, LEVELS[level]?.en ?? level)]
  return <span>{[...parts, ...(limit ? [phrase(i18n.language, `界限 ${limit}`, `limit ${limit}`)] : [])].join(' · ')}</span>
}
