import type { Db } from 'mongodb'

import { mailMessage } from '../src/notify/mailMessage.ts'
import type { RobotChannel } from '../src/notify/robots.ts'
import { type SendOutcome, settleAttempt, type Settled } from '../src/notify/settleAttempt.ts'
import { adminUrl, type Env } from '../src/shared/env.ts'
import { noticeCollection, type NoticeRow } from '../src/store/noticeWriter.ts'
import type { ClaimedMessage } from '../src/store/outbox.ts'
import { readPeople } from '../src/store/readPeople.ts'
import { backoff } from './backoff.ts'
import type { Senders } from './senders.ts'

/** From half a minute, which outlasts most greylisting in a few attempts, to two hours. */
const WAITS = { firstMs: 30_000, longestMs: 2 * 3_600_000 }

/** The inbox. */
const NO_LINK = '/collections/notifications'

type Dropped = { error: string; kind: 'dropped' }

type Delivery = { db: Db; env: Env; message: ClaimedMessage; now: Date; senders: Senders }

const dropped = (error: string): Dropped => ({ error, kind: 'dropped' })

const hrefOf = (env: Env, { link }: NoticeRow): string => adminUrl(env) + (link ?? NO_LINK)

const mailTo = async ({ db, env, message, senders }: Delivery, notice: NoticeRow): Promise<Dropped | SendOutcome> => {
  if (!senders.mail) return dropped('未配置 SMTP_URL')
  if (notice.muted || notice.state === 'acknowledged') return dropped('收件人已在后台处理')
  const [person] = await readPeople(db, { ids: [String(notice.recipient)], roles: [], session: undefined })
  if (!person?.email) return dropped('收件人的账号已停用或没有邮箱')
  const senderHost = env.ADMIN_EMAIL.split('@').at(-1) ?? env.SITE_DOMAIN
  return senders.mail.send(mailMessage({ href: hrefOf(env, notice), id: String(message._id), notice, senderHost, siteName: env.SITE_NAME, to: person.email }))
}

const postTo = async ({ env, message, now, senders }: Delivery, channel: RobotChannel, notice: NoticeRow): Promise<Dropped | SendOutcome> => {
  const { createdAt, kind, text, title, urgency } = notice
  const outcome = await senders.robot(channel, { at: createdAt, href: hrefOf(env, notice), id: String(message._id), kind, mentions: message.mentions, text, title, urgency }, now)
  return outcome ?? dropped('该渠道已不在配置中')
}

/** Sends one claimed message and says what becomes of it. What is of no use any more is dropped with the reason. */
export const deliverMessage = async (delivery: Delivery): Promise<Dropped | Settled> => {
  const { db, message, now } = delivery
  const notice = await noticeCollection(db).findOne({ _id: message.notice })
  if (!notice) return dropped('通知已清理')
  const { channel } = message
  const outcome = channel === 'mail' ? await mailTo(delivery, notice) : await postTo(delivery, channel, notice)
  if (outcome.kind === 'dropped') return outcome
  return settleAttempt(outcome, { attempt: message.attempts, now, waitMs: backoff(message.attempts, Math.random(), WAITS) })
}
