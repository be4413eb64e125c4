import type { Db } from 'mongodb'

import { noticeCollection } from './noticeWriter.ts'

type Newest = { _id: { recipient: unknown; topic: string }; muted: boolean; snoozedUntil: Date | null; state: string }

/** `PERSON|TOPIC` of what needs no word at `now`: muted at any time, or the newest notice of it acknowledged or put off. */
export const readSettledTopics = async (db: Db, topics: readonly string[], now: Date): Promise<Set<string>> => {
  const rows = await noticeCollection(db).aggregate<Newest>([
    { $match: { topic: { $in: [...topics] } } },
    { $sort: { createdAt: 1, _id: 1 } },
    { $group: { _id: { recipient: '$recipient', topic: '$topic' }, muted: { $max: '$muted' }, snoozedUntil: { $last: '$snoozedUntil' }, state: { $last: '$state' } } },
  ]).toArray()
  const isSettled = ({ muted, snoozedUntil, state }: Newest): boolean => muted || state === 'acknowledged' || (snoozedUntil !== null && snoozedUntil > now)
  return new Set(rows.filter(isSettled).map(({ _id }) => `${String(_id.recipient)}|${_id.topic}`))
}
