import type { PayloadRequest } from 'payload'

import { CHANNELS, type Channel, type NoticeEvent, type NoticeKind } from '../notify/notice.ts'
import { databaseOf, sessionOf } from './mongo.ts'
import { settleTopic, writeNotices } from './noticeWriter.ts'

/** Name in the config's `custom` under which the extension keeps the ways out that are configured. */
export const CHANNELS_KEY = 'contentOpsChannels'

const channelsOf = (req: PayloadRequest): Channel[] => {
  const kept: unknown = req.payload.config.custom[CHANNELS_KEY]
  return Array.isArray(kept) ? CHANNELS.filter((channel) => kept.includes(channel)) : []
}

type Told = {
  events: readonly NoticeEvent[]
  now: Date
  /** What the events put an end to. */
  over: { kinds: readonly NoticeKind[]; topic: string }
}

/** Tells people of events in the transaction of the request, and settles what is over by them: rolled back with it. */
export const tellPeople = async (req: PayloadRequest, { events, now, over }: Told): Promise<void> => {
  const context = { channels: channelsOf(req), db: databaseOf(req.payload), now, session: await sessionOf(req) }
  await settleTopic(context, over.topic, over.kinds)
  for (const event of events) await writeNotices(context, event)
}
