import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import { SMTPServer } from 'smtp-server'

import { mailAdapter } from '../../../src/mail/mailAdapter.edge.ts'

const from = { address: 'portal@example.com', name: '门户' }
const received: string[] = []
const warnings: string[] = []
const payload = { logger: { warn: (line: string) => warnings.push(line) } } as unknown as Payload
let server: SMTPServer
let port = 0

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.server.address() as AddressInfo).port
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

describe('mailAdapter', () => {
  it('should deliver over a real SMTP server with the portal as sender', async () => {
    const mail = mailAdapter({ from, smtpUrl: `smtp://127.0.0.1:${port}` })({ payload })
    await mail.sendEmail({ subject: 'Reset', text: 'hello', to: 'editor@example.com' })
    expect(received[0]).toContain('portal@example.com')
    expect(received[0]).toContain('To: editor@example.com')
  })

  it('should not let a recipient smuggle in a header or a second mail', async () => {
    const mail = mailAdapter({ from, smtpUrl: `smtp://127.0.0.1:${port}` })({ payload })
    await mail.sendEmail({ subject: 'One\r\nBcc: thief@example.com', text: 'x', to: 'editor@example.com' })
    expect(received).toHaveLength(2)
    expect(received[1]).not.toMatch(/^Bcc:/im)
  })

  it('should reject when the server does not answer', async () => {
    const mail = mailAdapter({ from, smtpUrl: 'smtp://127.0.0.1:1' })({ payload })
    await expect(mail.sendEmail({ subject: 's', text: 't', to: 'editor@example.com' })).rejects.toThrow('ECONNREFUSED')
  })

  it('should say that nothing was sent, and nothing of the mail, when no server is configured', async () => {
    const mail = mailAdapter({ from, smtpUrl: undefined })({ payload })
    await mail.sendEmail({ subject: 'secret-subject', text: 'secret-token', to: 'editor@example.com' })
    expect(warnings).toEqual([expect.stringContaining('未配置 SMTP_URL')])
    expect(warnings.join()).not.toMatch(/secret|editor@/)
  })
})
