import { createServer, type RequestListener, type Server } from 'node:http'

import { UserError } from '../../shared/errors.ts'

const DRAIN_MS = 8_000

export type Listening = { close: () => Promise<void>; server: Server }

const harden = (server: Server): void => {
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 65_000
  server.maxHeadersCount = 100
  server.on('upgrade', (_request, socket) => socket.destroy())
}

/**
 * Listens with limits on slow clients and without upgrades. `close` takes no new requests, lets running ones end (8 s)
 * and then cuts. Throws a UserError (`CONFIG_INVALID`) when the port is taken.
 */
export const listen = async (handler: RequestListener, host: string, port: number): Promise<Listening> => {
  const server = createServer({ maxHeaderSize: 16_384 }, handler)
  harden(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new UserError('CONFIG_INVALID', `端口 ${port}（${host}）用不了：${cause.message}`, { cause })))
    server.listen(port, host, resolve)
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
    })
  return { close, server }
}
