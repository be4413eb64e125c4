import { createTransport } from 'nodemailer'

import { judgeMail, type MailFailure } from './judgeMail.ts'
import type { MailMessage } from './mailMessage.ts'
import type { SendOutcome } from './settleAttempt.ts'

export type MailSender = {
  close: () => void
  /** Never rejects: what went wrong is the outcome. */
  send: (message: MailMessage) => Promise<SendOutcome>
}

type Options = { from: { address: string; name: string }; smtpUrl: string; timeoutMs?: number }

/** nodemailer's errors carry more than their message says. */
const failureOf = (thrown: unknown): MailFailure => {
  const { code, response, responseCode } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<string, unknown>
  return {
    code: typeof code === 'string' ? code : 'UNKNOWN', response: typeof response === 'string' ? response : null, responseCode: typeof responseCode === 'number' ? responseCode : null,
  }
}

/** A pool of at most two connections to the mail server, each step of a conversation bounded by `timeoutMs` (15 s). */
export const openMailSender = ({ from, smtpUrl, timeoutMs = 15_000 }: Options): MailSender => {
  const limits = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs }
  const transport = createTransport({ ...limits, maxConnections: 2, pool: true, url: smtpUrl })
  return {
    close: () => transport.close(),
    send: async (message) => {
      try {
        await transport.sendMail({ from, ...message })
        return { kind: 'sent' }
      } catch (thrown) {
        return judgeMail(failureOf(thrown))
      }
    },
  }
}
