import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'

import type { ManifestFile } from './manifest.ts'

/** Bytes and digest of one file. */
export const digestFile = async (file: string): Promise<Pick<ManifestFile, 'bytes' | 'sha256'>> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Paths of all files below a folder, relative to it, with forward slashes. A folder that is not there has none. */
export const listFiles = async (folder: string): Promise<string[]> => {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort()
}

/** Copies one file, making its folder. */
export const copyFile = async (from: string, to: string): Promise<void> => {
  await mkdir(path.dirname(to), { recursive: true })
  await cp(from, to, { errorOnExist: true, force: false })
}
