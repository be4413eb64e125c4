import type { Endpoint, PayloadRequest } from 'payload'

import { UserError } from '../../../src/shared/errors.ts'
import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import type { OpsParts } from '../opsParts.ts'
import { type ActionAnswer, guardedAction } from './operatorAction.ts'

const resend = async (parts: OpsParts, req: PayloadRequest): Promise<ActionAnswer> => {
  const collection = OPS_SLUGS.notificationOutbox
  const id = String(req.routeParams?.id ?? '')
  const found = await parts.api(req).findByID({ collection, disableErrors: true, id })
  if (!found) throw new UserError('NOT_FOUND', `没有编号为 ${id} 的消息，可能已被清理 (no such message)。`)
  if (found['state'] !== 'failed' && found['state'] !== 'dropped') throw new UserError('STATE_INVALID', '只有发送失败或不再需要的消息可以重新发送；其余的会自动发送 (not failed)。')
  const nextAttemptAt = parts.settings.clock().toISOString()
  await parts.api(req).update({ collection, data: { attempts: 0, error: null, nextAttemptAt, state: 'queued' }, id })
  return { id, state: 'queued' }
}

/** `POST /api/notificationOutbox/:id/resend`: operators and administrators put a dead letter back into the queue, under its old Message-ID. */
export const resendMessage = (parts: OpsParts): Endpoint[] => {
  const { administer, operate } = parts.settings.access
  return [guardedAction({ act: (req) => resend(parts, req), may: ({ user }) => operate(user) || administer(user), path: '/:id/resend', refused: '只有运维和管理员可以重新发送 (operators and administrators only)。' })]
}
