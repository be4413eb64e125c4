import type { FindingState } from './types.ts'

/** The states of a finding in words. */
export const STATE_NAMES: Readonly<Record<FindingState, string>> = { accepted: '已接受', falseAlarm: '误报', fixed: '已修复', open: '未处理', reopened: '重新出现' }

/** Whether a finding in this state waits for somebody to do something. */
export const isOpenState = (state: FindingState): boolean => state === 'open' || state === 'reopened'
