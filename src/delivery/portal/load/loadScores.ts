import { UserError } from '../../../shared/errors.ts'
import type { Reading } from '../../read/reading.ts'
import { type PublishedScore, readScores } from '../../read/readScores.ts'
import type { HomePageData } from '../pages/homePage.ts'
import type { Indicator, ScoreRow, ScoresPageData } from '../pages/scoresPage.ts'

const rowOf = ({ center, score }: PublishedScore): ScoreRow => ({
  adjustment: (score.adjustments ?? []).reduce((sum, { points }) => sum + (points ?? 0), 0),
  center: center.name,
  demo: score.demo,
  points: Object.fromEntries((score.values ?? []).map(({ indicator, points }) => [indicator, points])),
  rank: score.rank ?? undefined,
  revision: score.revision ?? 1,
  total: score.total,
})

/** Indicators of all schemes of the month, each once. */
const indicatorsOf = (rows: readonly PublishedScore[]): Indicator[] => {
  const all = rows.flatMap(({ scheme }) => scheme?.indicators ?? [])
  return [...new Map(all.map(({ key, name, weight }) => [key, { key, name, weight: weight ?? undefined }])).values()]
}

/** Published scores of a month; of the newest one when `wanted` is ''. Throws `NOT_FOUND` for a month without any. */
export const loadScores = async (reading: Reading, wanted: string): Promise<ScoresPageData> => {
  const { period, periods, rows } = await readScores(reading, wanted || undefined)
  if (wanted !== '' && rows.length === 0) throw new UserError('NOT_FOUND', '该月份没有公布考核得分。')
  return { indicators: indicatorsOf(rows), period, periods, rows: rows.map(rowOf) }
}

/** The best of the newest published month; null when nothing is published. */
export const loadRanking = async (reading: Reading, limit: number): Promise<HomePageData['ranking']> => {
  const { period, rows } = await readScores(reading)
  return period === null ? null : { period, rows: rows.slice(0, limit).map(rowOf) }
}
