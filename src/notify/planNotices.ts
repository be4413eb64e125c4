import { KINDS } from './kinds.ts'
import type { Channel, NoticeEvent, Person, Urgency } from './notice.ts'
import { afterQuiet } from './quietHours.ts'
import { recipientsOf } from './recipientsOf.ts'

/** One person's notice, and when it may leave by mail; null: it stays in the inbox. */
export type PlannedNotice = { key: string; mailAt: Date | null; recipient: string }

/** One message to a group robot about the event; `mentions` are names. */
export type PlannedGroup = { channel: Exclude<Channel, 'mail'>; key: string; mentions: string[] }

export type NoticePlan = { groups: PlannedGroup[]; notices: PlannedNotice[]; urgency: Urgency }

export type PlanInput = {
  /** Ways out that are configured. */
  channels: readonly Channel[]
  event: NoticeEvent
  /** Ids of those who want to hear nothing more of the event's topic. */
  muted: ReadonlySet<string>
  now: Date
  people: readonly Person[]
}

const mailAt = ({ channels, now }: PlanInput, { preferences }: Person, urgency: Urgency): Date | null => {
  if (urgency === 'info' || !channels.includes('mail') || !preferences.mail) return null
  return urgency === 'urgent' ? now : afterQuiet(now, preferences.quiet)
}

/**
 * Who is told of an event and by which ways. Everybody told finds it in the inbox; mail leaves by urgency, choice and quiet
 * hours; a group robot gets one message however many are told, and none where nobody is.
 */
export const planNotices = (input: PlanInput): NoticePlan => {
  const { channels, event, muted, people } = input
  const { group, urgency: usual } = KINDS[event.kind]
  const urgency = event.urgency ?? usual
  const told = recipientsOf(event, people).filter(({ id }) => !muted.has(id))
  const mentions = told.filter(({ preferences }) => preferences.mention).map(({ name }) => name)
  const wanted = group && urgency !== 'info' && told.length > 0
  const robots = wanted ? channels.filter((channel) => channel !== 'mail') : []
  return {
    groups: robots.map((channel) => ({ channel, key: `${event.key}|${channel}`, mentions })),
    notices: told.map((person) => ({ key: `${event.key}|${person.id}`, mailAt: mailAt(input, person, urgency), recipient: person.id })),
    urgency,
  }
}
