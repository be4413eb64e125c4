import { STATE_NAMES } from './openState.ts'
import type { FindingState } from './types.ts'

export type FindingAction = 'accept' | 'falseAlarm' | 'reopen'

export type FindingDecision =
  | { kind: 'decided'; reason: string; state: FindingState; until: Date | null }
  | { kind: 'refused'; message: string; why: 'input' | 'state' }

const NAMES: Record<FindingAction, string> = { accept: '接受', falseAlarm: '标为误报', reopen: '重新打开' }
const FROM: Record<FindingAction, readonly FindingState[]> = {
  accept: ['open', 'reopened', 'falseAlarm'],
  falseAlarm: ['open', 'reopened', 'accepted'],
  reopen: ['accepted', 'falseAlarm', 'fixed'],
}
const TO: Record<FindingAction, FindingState> = { accept: 'accepted', falseAlarm: 'falseAlarm', reopen: 'reopened' }

const MAX_REASON = 500

const refused = (why: 'input' | 'state', message: string): FindingDecision => ({ kind: 'refused', message, why })

const untilOf = (value: unknown): Date | 'wrong' | null => {
  if (value === undefined || value === null || value === '') return null
  const until = typeof value === 'string' ? new Date(value) : null
  return until === null || Number.isNaN(until.getTime()) ? 'wrong' : until
}

/**
 * Whether a person's decision on a finding stands, and what it makes of it. Every decision needs a reason, since it is what
 * the next reader and the audit see. `until` (ISO 8601) is for acceptance only.
 */
export const decideFinding = (input: { action: FindingAction; now: Date; reason: unknown; state: FindingState; until?: unknown }): FindingDecision => {
  const name = NAMES[input.action]
  const reason = typeof input.reason === 'string' ? input.reason.trim() : ''
  if (reason === '') return refused('input', `“${name}”须写明理由，请填写后再试 (reason is required)。`)
  if (reason.length > MAX_REASON) return refused('input', `理由最多 ${MAX_REASON} 个字，现有 ${reason.length} 个，请缩短 (reason is too long)。`)
  const until = input.action === 'accept' ? untilOf(input.until) : null
  if (until === 'wrong') return refused('input', '“接受至”不是有效时间，请写作 2026-12-31T00:00:00+08:00 这样的形式 (until is no date)。')
  if (until && until <= input.now) return refused('input', '“接受至”已经过去，请选择将来的时间，或留空表示不限期 (until is in the past)。')
  if (!FROM[input.action].includes(input.state)) {
    return refused('state', `这个问题现在是“${STATE_NAMES[input.state]}”，不能再${name}。请刷新页面查看最新状态 (state is ${input.state})。`)
  }
  return { kind: 'decided', reason, state: TO[input.action], until }
}
