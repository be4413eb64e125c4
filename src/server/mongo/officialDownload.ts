import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'

import { MongoBinary } from 'mongodb-memory-server-core'

import type { Variables } from '../../shared/env.ts'
import { ensureError } from '../../shared/errors.ts'
import { cachedMongod, mongodCacheFolder } from './mongodCache.ts'
import type { MongodSource } from './mongodSource.ts'

const SITE = 'https://fastdl.mongodb.org/'
const VERSION = '6.0.14'
const PROBE_MS = 6_000

/** Reason why the site cannot be asked, or null. A closed network must cost seconds, not the download's own time limit. */
const unreachable = async (): Promise<string | null> => {
  try {
    const response = await fetch(SITE, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) })
    return response.status >= 500 || response.status === 407 ? `${SITE} 回答 ${response.status}` : null
  } catch (thrown) {
    const error = ensureError(thrown)
    const cause = error.cause instanceof Error ? error.cause.message : error.message
    return `连不上 ${SITE}（${cause}）`
  }
}

const download = async (variables: Variables): Promise<string> => {
  const folder = mongodCacheFolder(variables)
  await mkdir(folder, { recursive: true })
  const downloadDir = await mkdtemp(path.join(folder, 'official-'))
  try {
    const fetched = await MongoBinary.getPath({ checkMD5: true, downloadDir, version: VERSION })
    const part = `${cachedMongod(variables)}.${process.pid}.part`
    await copyFile(fetched, part)
    await rename(part, cachedMongod(variables))
    return cachedMongod(variables)
  } finally {
    await rm(downloadDir, { force: true, recursive: true })
  }
}

/** MongoDB's own download site, checked by its published digest. */
export const officialSource = (variables: Variables): MongodSource => ({
  find: async (report) => {
    const reason = await unreachable()
    if (reason) return { kind: 'failed', reason }
    report(`  正在从 MongoDB 官方站点下载 mongod ${VERSION}……`)
    try {
      return { binary: await download(variables), kind: 'found' }
    } catch (thrown) {
      return { kind: 'failed', reason: ensureError(thrown).message }
    }
  },
  name: 'MongoDB 官方下载',
})
