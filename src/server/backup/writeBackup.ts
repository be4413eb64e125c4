import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'

import type { MongoClient } from 'mongodb'

import type { Clock } from '../../shared/clock.ts'
import { UserError } from '../../shared/errors.ts'
import { writeLines } from './documentLines.ts'
import { collectionFile, type Manifest, type ManifestCollection, type ManifestFile, uploadFile, writeManifest } from './manifest.ts'
import { copyFile, digestFile, listFiles } from './uploadFiles.ts'

export type BackupOptions = { client: MongoClient; clock: Clock; dir: string; uploadsDir: string }

/** Left by the check at boot; holds nothing. */
const NOT_DATA = new Set(['transactionProbe'])

const prepareFolder = async (dir: string): Promise<void> => {
  await mkdir(path.join(dir), { recursive: true })
  if ((await readdir(dir)).length > 0) throw new UserError('INPUT_INVALID', `备份文件夹 ${dir} 不是空的，没有写入任何内容。请指定一个新的或空的文件夹。`)
  await mkdir(path.join(dir, 'collections'))
  await mkdir(path.join(dir, 'uploads'))
}

const dataCollections = async (client: MongoClient): Promise<string[]> => {
  const listed = await client.db().listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  return listed.map(({ name }) => name).filter((name) => !name.startsWith('system.') && !NOT_DATA.has(name)).sort()
}

const saveCollections = async ({ client, dir }: BackupOptions): Promise<ManifestCollection[]> => {
  const names = await dataCollections(client)
  const saved: ManifestCollection[] = []
  // One snapshot for all: what is saved while this runs is in all collections or in none.
  const session = client.startSession({ snapshot: true })
  try {
    for (const name of names) {
      const collection = client.db().collection(name)
      const indexes = (await collection.indexes()) as unknown as ManifestCollection['indexes']
      saved.push({ ...(await writeLines(collection, collectionFile(dir, name), session)), indexes, name })
    }
  } finally {
    await session.endSession()
  }
  return saved
}

/** False when somebody deleted the file since the folder was listed. */
const copyIfThere = async (from: string, to: string): Promise<boolean> => {
  try {
    await copyFile(from, to)
    return true
  } catch (thrown) {
    if (existsSync(from)) throw thrown
    return false
  }
}

const saveUploads = async ({ dir, uploadsDir }: BackupOptions): Promise<ManifestFile[]> => {
  const saved: ManifestFile[] = []
  for (const relative of await listFiles(uploadsDir)) {
    const copy = uploadFile(dir, relative)
    if (!(await copyIfThere(path.join(uploadsDir, relative), copy))) continue
    saved.push({ ...(await digestFile(copy)), path: relative })
  }
  return saved
}

/**
 * Writes database and uploads into an empty folder, while the product may be running. Throws a UserError
 * (`INPUT_INVALID`) when the folder is not empty. The manifest comes last, so a cut-off backup never looks whole.
 */
export const writeBackup = async (options: BackupOptions): Promise<Manifest> => {
  await prepareFolder(options.dir)
  const createdAt = options.clock().toISOString()
  const collections = await saveCollections(options)
  const manifest: Manifest = { collections, createdAt, format: 1, uploads: await saveUploads(options) }
  await writeManifest(options.dir, manifest)
  return manifest
}
