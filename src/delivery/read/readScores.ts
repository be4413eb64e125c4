import type { CenterDocument, ScoreDocument, SchemeDocument } from '../documents.ts'
import { CENTER_FIELDS, SCHEME_FIELDS, SCORE_FIELDS } from '../serialise/scores.ts'
import type { Reading } from './reading.ts'

export type PublishedScore = { center: CenterDocument; scheme: SchemeDocument | undefined; score: ScoreDocument }
export type ScoreTable = { period: string | null; periods: string[]; rows: PublishedScore[] }

const MAX_ROWS = 500

/** The current published scores of a month, best first; of the newest published month where none is given. */
export const readScores = async (reading: Reading, wanted?: string): Promise<ScoreTable> => {
  const periods = (await reading.distinct('evaluationScores', 'period')).toReversed()
  const period = wanted ?? periods[0] ?? null
  if (period === null || !periods.includes(period)) return { period, periods, rows: [] }
  const [scores, centers, schemes] = await Promise.all([
    reading.find('evaluationScores', { fields: SCORE_FIELDS, limit: MAX_ROWS, sort: { rank: 1, total: -1, _id: 1 }, where: { period } }),
    reading.find('centers', { fields: CENTER_FIELDS, limit: MAX_ROWS }),
    reading.find('evaluationSchemes', { fields: SCHEME_FIELDS, limit: MAX_ROWS }),
  ])
  const rows = scores.flatMap((score) => {
    const center = centers.find(({ _id }) => _id.equals(score.center))
    return center ? [{ center, scheme: schemes.find(({ _id }) => _id.equals(score.scheme)), score }] : []
  })
  return { period, periods, rows }
}
