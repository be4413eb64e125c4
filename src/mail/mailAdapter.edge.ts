import { createTransport } from 'nodemailer'
import type { EmailAdapter, SendEmailOptions } from 'payload'

export type MailOptions = {
  from: { address: string; name: string }
  /** `smtp://` or `smtps://` with credentials; without it no mail leaves and each one is noted as not sent. */
  smtpUrl: string | undefined
}

const TIMEOUT_MS = 15_000

const recipients = (to: SendEmailOptions['to']): number => (Array.isArray(to) ? to.length : 1)

/**
 * Payload's mail over SMTP. A mail's subject, text and recipients are never logged: they carry reset links and persons.
 * Sending rejects when the server refuses or does not answer within 15 seconds.
 */
export const mailAdapter = ({ from, smtpUrl }: MailOptions): EmailAdapter<unknown> => {
  const transport = smtpUrl ? createTransport({ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, url: smtpUrl }) : null
  return ({ payload }) => ({
    defaultFromAddress: from.address,
    defaultFromName: from.name,
    name: 'smtp',
    sendEmail: async (message) => {
      if (transport) return transport.sendMail({ from, ...message })
      payload.logger.warn(`未配置 SMTP_URL，一封邮件没有发出（收件人 ${recipients(message.to)} 位）`)
      return null
    },
  })
}
