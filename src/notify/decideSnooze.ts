import { parseShanghai } from '../shared/shanghai.ts'

/** Until when a notice is put off, or why not. */
export type Snooze = { kind: 'refused'; message: string } | { kind: 'snoozed'; until: Date }

const LONGEST_DAYS = 90

/** Reads `until`, Beijing time as `YYYY-MM-DD HH:MM`: it must lie ahead, by 90 days at most. */
export const decideSnooze = (until: unknown, now: Date): Snooze => {
  const read = typeof until === 'string' ? parseShanghai(until) : null
  if (!read) return { kind: 'refused', message: '请写明稍后提醒的时间（until），北京时间，例如 2026-11-25 09:30。' }
  if (read <= now) return { kind: 'refused', message: '稍后提醒的时间须晚于现在。' }
  if (read.getTime() - now.getTime() > LONGEST_DAYS * 86_400_000) return { kind: 'refused', message: `最多推迟 ${LONGEST_DAYS} 天；不想再看到请用“不再提醒此事”。` }
  return { kind: 'snoozed', until: read }
}
