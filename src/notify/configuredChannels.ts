import type { Env } from '../shared/env.ts'
import { type Channel, CHANNELS } from './notice.ts'

/** The ways out of the house that the configuration names. */
export const configuredChannels = ({ DINGTALK_WEBHOOK, NOTIFY_WEBHOOK, SMTP_URL, WECOM_WEBHOOK }: Env): Channel[] => {
  const addresses: Record<Channel, string | undefined> = { dingtalk: DINGTALK_WEBHOOK, mail: SMTP_URL, webhook: NOTIFY_WEBHOOK, wecom: WECOM_WEBHOOK }
  return CHANNELS.filter((channel) => addresses[channel] !== undefined)
}
