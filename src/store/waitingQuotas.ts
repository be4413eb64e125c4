import type { PayloadRequest } from 'payload'

import { paceSentence } from '../quota/paceSentence.ts'
import { shanghaiMonth } from '../shared/shanghai.ts'
import type { Colleague } from '../review/waitingFor.ts'
import type { WaitingQuota } from '../review/workListView.ts'
import type { ColumnFacts } from './columnFacts.ts'
import { databaseOf } from './mongo.ts'
import { quotaStandings } from './quotaStandings.ts'

/** Those a column names; where it names nobody, every reviewer. */
const concerns = ({ editors, responsible, reviewers }: ColumnFacts, { id, isReviewer }: Colleague): boolean => {
  const named = [...responsible, ...editors, ...reviewers]
  return named.length > 0 ? named.includes(id) : isReviewer
}

/** The columns behind their quota in the running month that are the person's business. */
export const readWaitingQuotas = async (req: PayloadRequest, { columns, now, person }: { columns: ReadonlyMap<string, ColumnFacts>; now: Date; person: Colleague }): Promise<WaitingQuota[]> => {
  const mine = new Map([...columns.values()].filter((column) => concerns(column, person)).map((column) => [column.path, column]))
  if (mine.size === 0) return []
  const month = shanghaiMonth(now)
  const standings = await quotaStandings(databaseOf(req.payload), { from: month, now, to: month })
  return standings.flatMap(({ column, pace }) => {
    const own = mine.get(column)
    return own && pace?.state === 'behind' ? [{ id: own.id, sentence: paceSentence(pace), title: own.title }] : []
  })
}
