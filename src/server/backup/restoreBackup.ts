import { rm } from 'node:fs/promises'
import path from 'node:path'

import type { Db, Document } from 'mongodb'

import { UserError } from '../../shared/errors.ts'
import { digestCollection, type LinesSummary, readLines } from './documentLines.ts'
import { collectionFile, indexesOf, type Manifest, type ManifestCollection, readManifest, uploadFile } from './manifest.ts'
import { copyFile, digestFile, listFiles } from './uploadFiles.ts'

export type RestoreOptions = { db: Db; dir: string; now: Date; uploadsDir: string }

const BATCH = 500

const damaged = (file: string): UserError =>
  new UserError('INPUT_INVALID', `备份中的 ${file} 已损坏或被改动（摘要不符），没有恢复任何内容。请换一份备份。`)

const isSame = (one: LinesSummary, other: LinesSummary): boolean => one.count === other.count && one.sha256 === other.sha256

const verifyFiles = async (dir: string, manifest: Manifest): Promise<void> => {
  for (const saved of manifest.collections) {
    const file = collectionFile(dir, saved.name)
    const seen = await readLines(file, () => undefined).catch((): null => null)
    if (!seen || !isSame(seen, saved)) throw damaged(file)
  }
  for (const saved of manifest.uploads) {
    const file = uploadFile(dir, saved.path)
    const inside = path.relative(path.join(dir, 'uploads'), file)
    if (inside.startsWith('..') || path.isAbsolute(inside)) throw damaged(saved.path)
    const seen = await digestFile(file).catch((): null => null)
    if (seen?.sha256 !== saved.sha256) throw damaged(file)
  }
}

const assertEmpty = async ({ db, uploadsDir }: RestoreOptions): Promise<void> => {
  const listed = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  for (const { name } of listed.filter((one) => one.name !== 'transactionProbe' && !one.name.startsWith('system.'))) {
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) {
      throw new UserError('STATE_INVALID', `目标数据库 ${db.databaseName} 不是空的（集合 ${name} 中有数据），没有恢复任何内容。请恢复到一个空的 DATA_DIR 或空库。`)
    }
  }
  const [file] = await listFiles(uploadsDir)
  if (file) throw new UserError('STATE_INVALID', `目标上传文件夹 ${uploadsDir} 中已有文件 ${file}，没有恢复任何内容。请恢复到一个空的 DATA_DIR。`)
}

const restoreCollection = async ({ db, dir }: RestoreOptions, saved: ManifestCollection): Promise<void> => {
  const collection = db.collection(saved.name)
  let batch: Document[] = []
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await collection.insertMany(batch)
    batch = []
  }
  await readLines(collectionFile(dir, saved.name), async (document) => {
    batch.push(document())
    if (batch.length >= BATCH) await flush()
  })
  await flush()
  const indexes = indexesOf(saved)
  if (indexes.length > 0) await collection.createIndexes(indexes)
  if (!isSame(await digestCollection(collection), saved)) throw new UserError('STATE_INVALID', `集合 ${saved.name} 恢复后与备份不一致。`)
}

/** Jobs that were running when the backup was taken have no worker any more; they become due at once. */
const releaseJobs = async ({ db, now }: RestoreOptions): Promise<void> => {
  await db.collection('agendaJobs').updateMany({ lockedAt: { $ne: null } }, { $set: { lockedAt: null, nextRunAt: now } })
}

/** The folder held no file before (`assertEmpty`), so every file in it now is one of ours. */
const emptyAgain = async ({ db, uploadsDir }: RestoreOptions): Promise<void> => {
  await db.dropDatabase()
  for (const file of await listFiles(uploadsDir)) await rm(path.join(uploadsDir, file))
}

const restoreAll = async (options: RestoreOptions, manifest: Manifest): Promise<void> => {
  for (const saved of manifest.collections) await restoreCollection(options, saved)
  for (const saved of manifest.uploads) {
    const target = path.join(options.uploadsDir, saved.path)
    await copyFile(uploadFile(options.dir, saved.path), target)
    if ((await digestFile(target)).sha256 !== saved.sha256) throw new UserError('STATE_INVALID', `文件 ${saved.path} 恢复后与备份不一致。`)
  }
  await releaseJobs(options)
}

/**
 * Restores a backup into an empty installation: checks every digest before anything is written, compares again after.
 * Throws a UserError when the backup is damaged (`INPUT_INVALID`) or the target is not empty (`STATE_INVALID`). A
 * failure half-way empties the database and the upload folder again, which held nothing before.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Manifest> => {
  const manifest = await readManifest(options.dir)
  await verifyFiles(options.dir, manifest)
  await assertEmpty(options)
  try {
    await restoreAll(options, manifest)
  } catch (thrown) {
    await emptyAgain(options)
    throw thrown
  }
  return manifest
}
