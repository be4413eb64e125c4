import { createServer } from 'node:net'

import { UserError } from '../shared/errors.ts'

const tryListen = (port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ exclusive: true, host, port }, () => server.close(() => resolve()))
  })

/** Whether nothing listens on this port of loopback. */
export const isFree = async (port: number): Promise<boolean> => {
  try {
    await tryListen(port, '127.0.0.1')
    return true
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw thrown
  }
}

const SEARCHED = 200

/**
 * `wanted`, or the next port above it that is free on loopback. Not one the system hands out by itself: those are taken by
 * any outgoing connection, and a port that is kept between starts must be free then, too. Throws a UserError
 * (`CONFIG_INVALID`) when 200 in a row are taken.
 */
export const freePort = async (wanted: number): Promise<number> => {
  for (let port = wanted; port < wanted + SEARCHED; port += 1) {
    if (await isFree(port)) return port
  }
  throw new UserError('CONFIG_INVALID', `本机 ${wanted} 起的 ${SEARCHED} 个端口都被占用，内置数据库没有端口可用。请停止占用它们的程序后再启动。`)
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
