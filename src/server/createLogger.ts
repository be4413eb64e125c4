import { pino, type Logger } from 'pino'

const SECRETS = [
  'req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]', '*.password', '*.token', '*.secret', '*.apiKey', 'password', 'token', 'secret', 'apiKey',
]

/** Logger of one process. JSON lines on standard output, secrets replaced. */
export const createLogger = (role: string, level: string): Logger =>
  pino({ base: { pid: process.pid, role }, level, redact: { censor: '[已隐去]', paths: SECRETS } })
