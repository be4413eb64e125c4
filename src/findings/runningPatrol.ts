export type PatrolRunState = { createdAt: Date; heartbeatAt: Date | null; id: string }

/** A run that gave no sign of life for this long is dead; its worker beats far more often. */
const HEARTBEAT_LIMIT_MS = 10 * 60 * 1000

const lastSign = ({ createdAt, heartbeatAt }: PatrolRunState): number => (heartbeatAt ?? createdAt).getTime()

const earlier = (one: PatrolRunState, other: PatrolRunState): number =>
  one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1)

/** Of the runs that are queued or running: the first that is alive, if any, and those that died. */
export const runningPatrol = (runs: readonly PatrolRunState[], now: Date): { busy: PatrolRunState | null; dead: PatrolRunState[] } => {
  const isAlive = (run: PatrolRunState): boolean => now.getTime() - lastSign(run) <= HEARTBEAT_LIMIT_MS
  return { busy: runs.filter(isAlive).sort(earlier)[0] ?? null, dead: runs.filter((run) => !isAlive(run)) }
}
