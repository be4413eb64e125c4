import { statfs } from 'node:fs/promises'

import type { MongoClient } from 'mongodb'

const MIN_FREE_BYTES = 200 * 1024 * 1024
const PING_MS = 2_000

/** Whether a primary answers writes now. */
export const isPrimaryUp = async (client: MongoClient): Promise<boolean> => {
  try {
    const hello = await client.db('admin').command({ hello: 1 }, { timeoutMS: PING_MS })
    return hello['isWritablePrimary'] === true
  } catch {
    // Any failure means the same to readiness; the driver's own events tell why.
    return false
  }
}

/** Whether the data folder's disk has at least 200 MB left. */
export const hasDiskSpace = async (dataDir: string): Promise<boolean> => {
  const disk = await statfs(dataDir)
  return disk.bavail * disk.bsize >= MIN_FREE_BYTES
}

/** Ready when every check holds. */
export const healthOf = (checks: Record<string, boolean>): { checks: Record<string, boolean>; ready: boolean } => ({
  checks,
  ready: Object.values(checks).every(Boolean),
})
