import type { AddressInfo } from 'node:net'

import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** `text` is the plain part, decoded. */
export type ReceivedMail = { raw: string; text: string; to: string[] }

export type TestSmtp = { close: () => Promise<void>; received: ReceivedMail[]; url: string }

const plainPart = (raw: string): string => {
  const [, encoded = ''] = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw) ?? []
  return /^Content-Transfer-Encoding: base64/m.test(raw) ? Buffer.from(encoded, 'base64').toString('utf8') : encoded
}

/** A real SMTP server on a free loopback port that keeps what it accepted. `options` make it refuse, hang or break off. */
export const startSmtp = async (options: SMTPServerOptions = {}): Promise<TestSmtp> => {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        received.push({ raw, text: plainPart(raw), to: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { close: () => new Promise((resolve) => server.close(() => resolve())), received, url: `smtp://127.0.0.1:${port}` }
}
