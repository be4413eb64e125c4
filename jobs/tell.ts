import type { ClientSession, Db } from 'mongodb'

import { configuredChannels } from '../src/notify/configuredChannels.ts'
import type { NoticeEvent } from '../src/notify/notice.ts'
import { writeNotices } from '../src/store/noticeWriter.ts'
import type { TaskContext } from './taskContext.ts'

/**
 * Tells people of an event in one transaction with `cause`, which notes that it was told and says false where it was before. Returns
 * how many were told.
 */
export const tell = ({ db, env }: TaskContext, now: Date, { cause, event }: { cause?: (session: ClientSession, db: Db) => Promise<boolean>; event: NoticeEvent }): Promise<number> =>
  db.client.withSession((session) =>
    session.withTransaction(async () => {
      if (cause && !(await cause(session, db))) return 0
      return writeNotices({ channels: configuredChannels(env), db, now, session }, event)
    }),
  )
