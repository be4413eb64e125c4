import type { PayloadRequest } from 'payload'

import { CHANNELS, type Channel, type NoticeEvent } from '../notify/notice.ts'
import { databaseOf, sessionOf } from './mongo.ts'
import { writeNotices } from './noticeWriter.ts'

/** Name in the config's `custom` under which the extension keeps the ways out that are configured. */
export const CHANNELS_KEY = 'contentOpsChannels'

const channelsOf = (req: PayloadRequest): Channel[] => {
  const kept: unknown = req.payload.config.custom[CHANNELS_KEY]
  return Array.isArray(kept) ? CHANNELS.filter((channel) => kept.includes(channel)) : []
}

/** Tells people of events in the transaction of the request: rolled back with it. */
export const tellPeople = async (req: PayloadRequest, events: readonly NoticeEvent[], now: Date): Promise<void> => {
  const session = await sessionOf(req)
  for (const event of events) await writeNotices({ channels: channelsOf(req), db: databaseOf(req.payload), now, session }, event)
}
