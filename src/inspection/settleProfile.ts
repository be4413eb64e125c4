import { DEFAULT_PROFILE, type InspectionProfile, type InspectionRule } from './profile.ts'

const NUMBERS = ['cap', 'days', 'limit', 'months', 'points', 'samples', 'seconds', 'share'] as const

type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null

/** Thresholds that a row states, of those the rule knows; a number that makes no sense leaves the rule's own. */
const thresholds = (rule: InspectionRule, row: Row): Partial<InspectionRule> =>
  Object.fromEntries(NUMBERS.filter((name) => rule[name] !== undefined).flatMap((name) => {
    const value = row[name]
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? [[name, value]] : []
  }))

const edited = (rule: InspectionRule, row: Row | undefined): InspectionRule => {
  if (!row) return rule
  const { enabled, source, verified } = row
  return {
    ...rule, ...thresholds(rule, row), enabled: typeof enabled === 'boolean' ? enabled : rule.enabled,
    source: typeof source === 'string' && source.trim() !== '' ? source.trim() : rule.source, verified: verified === true,
  }
}

/** The profile in force: the shipped one with what the installation has edited. A stored row of an unknown rule is left out. */
export const settleProfile = (stored: unknown): InspectionProfile => {
  const name = isRow(stored) && typeof stored['name'] === 'string' && stored['name'] !== '' ? stored['name'] : DEFAULT_PROFILE.name
  const rows = isRow(stored) && Array.isArray(stored['rules']) ? stored['rules'].filter(isRow) : []
  return { name, rules: DEFAULT_PROFILE.rules.map((rule) => edited(rule, rows.find(({ key }) => key === rule.key))) }
}
