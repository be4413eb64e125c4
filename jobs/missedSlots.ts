const MINUTE_MS = 60_000

/**
 * The scheduled minutes in `(from, to]`, newest first. Looks back at most `limitMs` (one hour) however long the
 * downtime was: older slots of a calendar are of no use to anybody.
 */
export const missedSlots = (matches: (minute: Date) => boolean, range: { from: Date; to: Date }, limitMs = 60 * MINUTE_MS): Date[] => {
  const last = Math.floor(range.to.getTime() / MINUTE_MS) * MINUTE_MS
  const earliest = Math.max(range.from.getTime(), range.to.getTime() - limitMs)
  const slots: Date[] = []
  for (let minute = last; minute > earliest; minute -= MINUTE_MS) {
    if (matches(new Date(minute))) slots.push(new Date(minute))
  }
  return slots
}

/** The key that makes a slot's job unique, however many clocks enqueue it: `cron:<task>:<minute in UTC>`. */
export const slotKey = (task: string, instant: Date): string =>
  `cron:${task}:${new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS).toISOString().slice(0, 16)}`
