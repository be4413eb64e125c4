import { complain, messageOf } from '../report.ts'

/** Ends this child with one message, which the supervisor shows; alone, it is printed here. The stack only at `LOG_LEVEL` debug or trace. */
export const fail = (thrown: unknown): void => {
  const debug = ['debug', 'trace'].includes(process.env['LOG_LEVEL'] ?? '')
  if (!process.send || !process.connected || debug) complain(thrown)
  if (!process.send || !process.connected) process.exit(1)
  process.send({ message: messageOf(thrown), type: 'fatal' }, () => process.exit(1))
}
