export type Indicator = {
  better?: 'higher' | 'lower' | null
  key: string
  max?: null | number
  min?: null | number
  name: string
  scoring: 'linear' | 'manual' | 'steps' | 'threshold'
  steps?: null | readonly { at?: null | number; points?: null | number }[]
  threshold?: null | number
  weight: number
}

export type ScoreInput = { adjustments: readonly number[]; indicators: readonly Indicator[]; raw: ReadonlyMap<string, number> }
export type ScoreResult = { missing: string[]; points: ReadonlyMap<string, number>; total: number }

/** Two decimals, half away from zero; the small term undoes binary fractions such as 1.005. */
export const roundPoints = (value: number): number => (Math.sign(value) * Math.round((Math.abs(value) + 1e-9) * 100)) / 100

const clamp = (value: number, top: number): number => Math.min(Math.max(value, 0), top)

const linear = ({ better, max, min, weight }: Indicator, raw: number): number => {
  const [low, high] = [min ?? 0, max ?? 0]
  if (high <= low) return 0
  const share = better === 'lower' ? (high - raw) / (high - low) : (raw - low) / (high - low)
  return weight * clamp(share, 1)
}

const steps = ({ better, steps: list, weight }: Indicator, raw: number): number => {
  const reached = (list ?? []).filter(({ at }) => at !== null && at !== undefined && (better === 'lower' ? raw <= at : raw >= at))
  return clamp(Math.max(0, ...reached.map(({ points }) => points ?? 0)), weight)
}

const threshold = ({ better, threshold: bar, weight }: Indicator, raw: number): number => {
  if (bar === null || bar === undefined) return 0
  return (better === 'lower' ? raw <= bar : raw >= bar) ? weight : 0
}

/**
 * Points of one indicator for a raw value, between 0 and its weight, two decimals: a share of the span (linear), the best
 * step reached, all or nothing at the bar (threshold), or the points a person gave (manual).
 */
export const pointsOf = (indicator: Indicator, raw: number): number => {
  switch (indicator.scoring) {
    case 'linear': return roundPoints(linear(indicator, raw))
    case 'manual': return roundPoints(clamp(raw, indicator.weight))
    case 'steps': return roundPoints(steps(indicator, raw))
    case 'threshold': return roundPoints(threshold(indicator, raw))
  }
}

/** The score of a centre from its raw values: recomputable at any time from the stored inputs and the scheme's version. */
export const computeScore = ({ adjustments, indicators, raw }: ScoreInput): ScoreResult => {
  const points = new Map(indicators.map((indicator) => {
    const value = raw.get(indicator.key)
    return [indicator.key, value === undefined ? 0 : pointsOf(indicator, value)] as const
  }))
  const sum = [...points.values(), ...adjustments].reduce((total, each) => total + each, 0)
  return { missing: indicators.filter(({ key }) => !raw.has(key)).map(({ name }) => name), points, total: roundPoints(sum) }
}
