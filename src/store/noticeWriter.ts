import type { ClientSession, Db } from 'mongodb'
import { ObjectId } from 'mongodb'

import type { Channel, NoticeEvent, NoticeKind } from '../notify/notice.ts'
import { planNotices } from '../notify/planNotices.ts'
import { askedFor } from '../notify/recipientsOf.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { readPeople } from './readPeople.ts'

/** A row of `notifications`: one person's notice of one event. */
export type NoticeRow = {
  _id: ObjectId
  createdAt: Date
  key: string
  kind: string
  link: null | string
  muted: boolean
  recipient: ObjectId
  snoozedUntil: Date | null
  state: 'acknowledged' | 'unread'
  text: string
  title: string
  topic: string
  updatedAt: Date
  urgency: string
}

/** A row of `notificationOutbox`: one message to one peer. Texts are not here but in the notice. */
export type OutboxRow = {
  _id: ObjectId
  attempts: number
  channel: Channel
  /** Whoever holds it may write the outcome of the present attempt. */
  claim?: null | string
  createdAt: Date
  error: null | string
  key: string
  kind: string
  leaseUntil?: Date | null
  mentions: string[]
  nextAttemptAt: Date | null
  notice: ObjectId
  recipient: null | ObjectId
  sentAt: Date | null
  state: 'dropped' | 'failed' | 'queued' | 'sending' | 'sent'
  updatedAt: Date
}

/** `session` is that of the transaction in which the event happens: the notices come into being with it or not at all. */
export type NoticeContext = { channels: readonly Channel[]; db: Db; now: Date; session: ClientSession | undefined }

export const noticeCollection = (db: Db) => db.collection<NoticeRow>(OPS_SLUGS.notifications)
export const outboxCollection = (db: Db) => db.collection<OutboxRow>(OPS_SLUGS.notificationOutbox)

const readMuted = async ({ db, session }: NoticeContext, topic: string): Promise<Set<string>> => {
  const rows = await noticeCollection(db).find({ muted: true, topic }, { projection: { recipient: 1 }, session }).limit(1_000).toArray()
  return new Set(rows.map(({ recipient }) => String(recipient)))
}

const outboxRow = (facts: Pick<OutboxRow, 'channel' | 'key' | 'kind' | 'mentions' | 'notice' | 'recipient'>, { at, now }: { at: Date; now: Date }): OutboxRow => ({
  _id: new ObjectId(), attempts: 0, createdAt: now, error: null, nextAttemptAt: at, sentAt: null, state: 'queued', updatedAt: now, ...facts,
})

/**
 * Tells the people concerned of an event: a notice for each and a message in the outbox for each way out. What was told under the
 * event's key before is left as it is, with its messages. Returns how many were told now.
 */
export const writeNotices = async (context: NoticeContext, event: NoticeEvent): Promise<number> => {
  const { channels, db, now, session } = context
  const people = await readPeople(db, { ...askedFor(event), session })
  const { groups, notices, urgency } = planNotices({ channels, event, muted: await readMuted(context, event.topic), now, people })
  if (notices.length === 0) return 0
  const { kind, link, text, title, topic } = event
  const rows = notices.map(({ key, mailAt, recipient }) => ({
    mailAt,
    row: { _id: new ObjectId(), createdAt: now, key, kind, link, muted: false, recipient: new ObjectId(recipient), snoozedUntil: null, state: 'unread' as const, text, title, topic, updatedAt: now, urgency },
  }))
  const { upsertedIds } = await noticeCollection(db).bulkWrite(rows.map(({ row }) => ({ updateOne: { filter: { key: row.key }, update: { $setOnInsert: row }, upsert: true } })), { session })
  const fresh = rows.filter((_, index) => index in upsertedIds)
  const first = fresh[0]
  if (!first) return 0
  const mails = fresh.flatMap(({ mailAt, row }) => (mailAt ? [outboxRow({ channel: 'mail', key: `${row.key}|mail`, kind, mentions: [], notice: row._id, recipient: row.recipient }, { at: mailAt, now })] : []))
  const robots = groups.map(({ channel, key, mentions }) => outboxRow({ channel, key, kind, mentions, notice: first.row._id, recipient: null }, { at: now, now }))
  const messages = [...mails, ...robots]
  if (messages.length > 0) {
    await outboxCollection(db).bulkWrite(messages.map((row) => ({ updateOne: { filter: { key: row.key }, update: { $setOnInsert: row }, upsert: true } })), { session })
  }
  return fresh.length
}

/** Takes what is over off people's lists: open notices of the topic and these kinds count as dealt with, and mail not yet sent is dropped. */
export const settleTopic = async ({ db, now, session }: NoticeContext, topic: string, kinds: readonly NoticeKind[]): Promise<void> => {
  await noticeCollection(db).updateMany({ kind: { $in: [...kinds] }, state: 'unread', topic }, { $set: { snoozedUntil: null, state: 'acknowledged', updatedAt: now } }, { session })
}
