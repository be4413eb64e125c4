import type { RedirectRule } from '../types.ts'

/** A rule as it travels between installations: what an operator wrote, without counts and dates. */
export type ExchangeRule = RedirectRule & { enabled: boolean; note: string }

/** A line of a file that was read: a rule as it stands there, or why none could be read. `line` counts from 1. */
export type FileRow = { kind: 'rule'; line: number; rule: ExchangeRule } | { kind: 'unreadable'; line: number; message: string; text: string }

export const EXCHANGE_FORMATS = ['csv', 'nginx', 'json'] as const

export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number]

/** A rule with everything the file left out. */
export const fullRule = (given: Partial<ExchangeRule> & Pick<ExchangeRule, 'from' | 'to'>): ExchangeRule => ({
  enabled: true,
  keepQuery: true,
  keepRest: true,
  match: 'exact',
  note: '',
  status: given.to === null ? 410 : 301,
  ...given,
})
