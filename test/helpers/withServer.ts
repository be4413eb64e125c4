import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type TestServer = { close: () => Promise<void>; origin: string; port: number; server: Server }

/** Starts a real HTTP server on a free loopback port. */
export const startServer = async (listener: RequestListener): Promise<TestServer> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
    origin: `http://127.0.0.1:${port}`,
    port,
    server,
  }
}

/** Runs `use` against a server of its own and closes it whatever happens. */
export const withServer = async <T>(listener: RequestListener, use: (server: TestServer) => Promise<T>): Promise<T> => {
  const server = await startServer(listener)
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}
