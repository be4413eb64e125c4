import type { Field, GlobalConfig, StaticLabel } from 'payload'

import { DEFAULT_PROFILE } from '../../src/inspection/profile.ts'
import { OPS_GLOBALS } from '../../src/shared/slugs.ts'
import { label, nobody, OPS_GROUP, type OpsParts } from './opsParts.ts'

type Threshold = 'cap' | 'days' | 'limit' | 'months' | 'points' | 'samples' | 'seconds' | 'share'

const THRESHOLDS: Readonly<Record<Threshold, StaticLabel>> = {
  cap: label('最多扣分', 'Most points'),
  days: label('天数', 'Days'),
  limit: label('数量界限', 'Limit'),
  months: label('月数', 'Months'),
  points: label('扣分', 'Points'),
  samples: label('最少样本', 'Fewest samples'),
  seconds: label('秒数', 'Seconds'),
  share: label('比例（%）', 'Share (%)'),
}

/** A rule shows the thresholds it has and no others. */
const threshold = ([name, text]: [string, StaticLabel]): Field => ({
  admin: { condition: (_data: unknown, row: { key?: string }) => DEFAULT_PROFILE.rules.some((rule) => rule.key === row.key && rule[name as Threshold] !== undefined), width: '25%' },
  label: text, min: 0, name, type: 'number',
})

const KEYS = DEFAULT_PROFILE.rules.map(({ key, name }) => ({ label: label(name, key), value: key }))

/** The thresholds of the daily verdict, as data with their source. Rules are fixed; what they ask for is the installation's. */
export const InspectionProfile = ({ settings }: OpsParts): GlobalConfig => ({
  access: { read: ({ req }) => settings.access.read(req.user), readVersions: nobody, update: ({ req }) => settings.access.operate(req.user) },
  admin: { group: OPS_GROUP },
  fields: [
    { defaultValue: DEFAULT_PROFILE.name, label: label('名称', 'Name'), name: 'name', required: true, type: 'text' },
    {
      admin: { initCollapsed: true },
      defaultValue: DEFAULT_PROFILE.rules.map((rule) => ({ ...rule })),
      fields: [
        { admin: { readOnly: true, width: '50%' }, label: label('规则', 'Rule'), name: 'key', options: KEYS, required: true, type: 'select' },
        { fields: Object.entries(THRESHOLDS).map(threshold), type: 'row' },
        { defaultValue: true, label: label('启用', 'Enabled'), name: 'enabled', type: 'checkbox' },
        { label: label('依据', 'Source'), name: 'source', type: 'textarea' },
        { defaultValue: false, label: label('已核对原文', 'Checked against the official text'), name: 'verified', type: 'checkbox' },
      ],
      label: label('规则', 'Rules'),
      maxRows: DEFAULT_PROFILE.rules.length,
      minRows: DEFAULT_PROFILE.rules.length,
      name: 'rules',
      type: 'array',
    },
  ],
  label: label('检查指标', 'Inspection profile'),
  slug: OPS_GLOBALS.inspectionProfile,
})
