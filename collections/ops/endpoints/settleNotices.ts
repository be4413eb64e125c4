import type { Endpoint, PayloadRequest } from 'payload'

import { decideSnooze } from '../../../src/notify/decideSnooze.ts'
import { UserError } from '../../../src/shared/errors.ts'
import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import { idOf } from '../../../src/shared/idOf.ts'
import type { OpsParts } from '../opsParts.ts'
import { type ActionAnswer, type ActionBody, guardedAction } from './operatorAction.ts'

type Changes = (body: ActionBody, now: Date) => Record<string, unknown>

const snoozed: Changes = ({ until }, now) => {
  const decision = decideSnooze(until, now)
  if (decision.kind === 'refused') throw new UserError('INPUT_INVALID', decision.message)
  return { snoozedUntil: decision.until.toISOString(), state: 'unread' }
}

/** What a person may do about an own notice. */
const ACTIONS: Readonly<Record<string, Changes>> = {
  acknowledge: () => ({ snoozedUntil: null, state: 'acknowledged' }),
  mute: () => ({ muted: true, snoozedUntil: null, state: 'acknowledged' }),
  reopen: () => ({ muted: false, snoozedUntil: null, state: 'unread' }),
  snooze: snoozed,
}

const change = async (parts: OpsParts, { body, changes, req }: { body: ActionBody; changes: Changes; req: PayloadRequest }): Promise<ActionAnswer> => {
  const collection = OPS_SLUGS.notifications
  const id = String(req.routeParams?.id ?? '')
  const found = await parts.api(req).findByID({ collection, disableErrors: true, id })
  // Another person's notice is answered like one that does not exist.
  if (!found || idOf(found['recipient']) !== String(req.user?.id)) throw new UserError('NOT_FOUND', `没有编号为 ${id} 的通知 (no such notification)。`)
  const data = changes(body, parts.settings.clock())
  await parts.api(req).update({ collection, data, id })
  return { id, ...data }
}

/** `POST /api/notifications/:id/acknowledge|mute|reopen|snooze {until}`: each person on the own ones. */
export const settleNotices = (parts: OpsParts): Endpoint[] =>
  Object.entries(ACTIONS).map(([name, changes]) =>
    guardedAction({
      act: (req, body) => change(parts, { body, changes, req }), may: ({ user }) => user?.collection === parts.users && (parts.settings.access.read(user) || parts.settings.access.administer(user)),
      path: `/:id/${name}`, refused: '您没有可处理的通知 (no notifications)。',
    }),
  )
