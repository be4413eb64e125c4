import { createServer } from 'node:net'

import { UserError } from '../shared/errors.ts'

const tryListen = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ exclusive: true, host, port }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })

/** `wanted` if it is free on loopback, else another free port. */
export const freePort = async (wanted: number): Promise<number> => {
  try {
    return await tryListen(wanted, '127.0.0.1')
  } catch {
    // Taken by a stranger: any other port serves as well.
    return tryListen(0, '127.0.0.1')
  }
}

/** Throws a UserError (`CONFIG_INVALID`) that names the variable when its port or address cannot be listened on. */
export const assertPortFree = async (name: string, port: number, host: string): Promise<void> => {
  try {
    await tryListen(port, host)
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    const why: Record<string, string> = { EACCES: '没有权限（1024 以下的端口须特权）', EADDRINUSE: '已被别的程序占用', EADDRNOTAVAIL: '本机没有这个地址，请改正 HOST' }
    throw new UserError('CONFIG_INVALID', `端口 ${port}（${name}，地址 ${host}）用不了：${why[code ?? ''] ?? code}。请停止占用它的程序，或用 ${name} 换一个端口。`, { cause: thrown })
  }
}
