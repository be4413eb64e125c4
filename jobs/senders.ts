import { allowedHosts } from '../src/links/addressGuard.ts'
import { createGuardedAgent } from '../src/links/guardedAgent.edge.ts'
import { judgeRobot } from '../src/notify/judgeRobot.ts'
import { postRobot } from '../src/notify/postRobot.edge.ts'
import { type Robot, type RobotChannel, type RobotMessage, robotRequest } from '../src/notify/robots.ts'
import { type MailSender, openMailSender } from '../src/notify/sendMail.edge.ts'
import type { SendOutcome } from '../src/notify/settleAttempt.ts'
import type { Env } from '../src/shared/env.ts'

/** The ways out of the house that are configured; opened for one run of a job. */
export type Senders = {
  close: () => Promise<void>
  mail: MailSender | null
  /** Posts to the robot of a channel, signed for `now`; null where none is configured. */
  robot: (channel: RobotChannel, message: RobotMessage, now: Date) => Promise<null | SendOutcome>
}

const TIMEOUT_MS = 10_000

const robotsOf = ({ DINGTALK_SECRET, DINGTALK_WEBHOOK, NOTIFY_SECRET, NOTIFY_WEBHOOK, WECOM_WEBHOOK }: Env): Map<RobotChannel, Robot> => {
  const robot = (channel: RobotChannel, url: string | undefined, secret: string | undefined): [RobotChannel, Robot][] =>
    url === undefined ? [] : [[channel, { channel, secret: secret ?? null, url }]]
  return new Map([...robot('dingtalk', DINGTALK_WEBHOOK, DINGTALK_SECRET), ...robot('webhook', NOTIFY_WEBHOOK, NOTIFY_SECRET), ...robot('wecom', WECOM_WEBHOOK, undefined)])
}

/** Opens them; a peer that does not answer within `timeoutMs` (10 s, mail 15 s a step) has failed for now. */
export const openSenders = (env: Env, timeoutMs?: number): Senders => {
  const { ADMIN_EMAIL, NOTIFY_ALLOW, SITE_NAME, SMTP_URL } = env
  const mail = SMTP_URL === undefined ? null : openMailSender({ from: { address: ADMIN_EMAIL, name: SITE_NAME }, smtpUrl: SMTP_URL, timeoutMs })
  const robots = robotsOf(env)
  const { agent, isForbidden } = createGuardedAgent({ allowed: allowedHosts(NOTIFY_ALLOW), timeoutMs: timeoutMs ?? TIMEOUT_MS })
  return {
    close: async () => {
      mail?.close()
      await agent.destroy()
    },
    mail,
    robot: async (channel, message, now) => {
      const robot = robots.get(channel)
      if (!robot) return null
      const answer = await postRobot({ dispatcher: agent, isForbidden, timeoutMs: timeoutMs ?? TIMEOUT_MS }, robotRequest(robot, message, now))
      return judgeRobot(channel, answer, now.getTime())
    },
  }
}
