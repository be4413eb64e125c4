import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

import { ensureError, UserError } from '../../shared/errors.ts'
import type { SkippedFile } from '../report/contentReport.ts'

/** A file to look at: `path` relative to `root` with `/`, as reports name it; `root` is the folder in which its links resolve. */
export type FoundFile = { path: string; root: string; size: number }

export type Listing = { files: FoundFile[]; skipped: SkippedFile[] }

/** Files of one run; a folder with more is refused, not cut. */
const MOST_FILES = 100_000

const statOf = async (given: string): Promise<{ isFolder: boolean; real: string; size: number }> => {
  try {
    const real = await realpath(given)
    const found = await stat(real)
    return { isFolder: found.isDirectory(), real, size: found.size }
  } catch (thrown) {
    throw new UserError('INPUT_INVALID', `找不到或无法读取“${given}”：${ensureError(thrown).message}。请检查路径。`, { cause: thrown })
  }
}

const walk = async (root: string, folder: string, listing: Listing): Promise<void> => {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true })
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.name.startsWith('.') || entry.name === 'node_modules') listing.skipped.push({ path: relative, reason: '隐藏文件或程序文件夹' })
    else if (entry.isDirectory()) await walk(root, relative, listing)
    else if (entry.isFile()) listing.files.push({ path: relative, root, size: (await stat(path.join(root, relative))).size })
    else listing.skipped.push({ path: relative, reason: '不是普通文件（符号链接、设备等）' })
    if (listing.files.length > MOST_FILES) throw new UserError('TOO_LARGE', `文件夹“${root}”里的文件超过 ${MOST_FILES} 个，请分批检查。`)
  }
}

/**
 * Lists the given files and folders, folders with everything below them, sorted by name. Symbolic links are not followed.
 * @throws UserError where a path cannot be read.
 */
export const listFiles = async (given: readonly string[]): Promise<Listing> => {
  const listing: Listing = { files: [], skipped: [] }
  for (const one of given) {
    const { isFolder, real, size } = await statOf(one)
    if (isFolder) await walk(real, '', listing)
    else listing.files.push({ path: path.basename(real), root: path.dirname(real), size })
  }
  return listing
}
