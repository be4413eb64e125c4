/** Ranks by total, highest first; equal totals share a rank and the next one is skipped (1, 1, 3). */
export const rankScores = (scores: readonly { id: string; total: number }[]): ReadonlyMap<string, number> =>
  new Map(scores.map(({ id, total }) => [id, 1 + scores.filter((other) => other.total > total).length]))
