import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { IndexDescription } from 'mongodb'
import { z } from 'zod'

import { UserError } from '../../shared/errors.ts'

const collectionSchema = z.object({
  count: z.number().int().nonnegative(),
  indexes: z.array(z.looseObject({ key: z.record(z.string(), z.unknown()), name: z.string() })),
  name: z.string().min(1),
  /** Of the uncompressed lines. */
  sha256: z.string().length(64),
})

const fileSchema = z.object({ bytes: z.number().int().nonnegative(), path: z.string().min(1), sha256: z.string().length(64) })

const manifestSchema = z.object({
  collections: z.array(collectionSchema),
  createdAt: z.string(),
  format: z.literal(1),
  uploads: z.array(fileSchema),
})

/** What a backup holds, with digests. It is written last: a folder without it is no backup. */
export type Manifest = z.infer<typeof manifestSchema>
export type ManifestCollection = Manifest['collections'][number]
export type ManifestFile = Manifest['uploads'][number]

const fileOf = (dir: string): string => path.join(dir, 'manifest.json')

/** Where a collection's lines lie in the backup. */
export const collectionFile = (dir: string, name: string): string => path.join(dir, 'collections', `${encodeURIComponent(name)}.ejson.gz`)

/** Where an upload lies in the backup. */
export const uploadFile = (dir: string, relative: string): string => path.join(dir, 'uploads', relative)

/** The indexes of a manifest as the driver takes them, without the one every collection has. */
export const indexesOf = ({ indexes }: ManifestCollection): IndexDescription[] =>
  indexes.filter(({ name }) => name !== '_id_').map(({ ns: _ns, v: _v, ...index }) => index as unknown as IndexDescription)

/** Writes the manifest, whole or not at all. */
export const writeManifest = async (dir: string, manifest: Manifest): Promise<void> => {
  await writeFile(`${fileOf(dir)}.part`, `${JSON.stringify(manifest, null, 1)}\n`)
  await rename(`${fileOf(dir)}.part`, fileOf(dir))
}

/** Reads a backup's manifest. Throws a UserError (`INPUT_INVALID`) where there is none or it cannot be understood. */
export const readManifest = async (dir: string): Promise<Manifest> => {
  let text: string
  try {
    text = await readFile(fileOf(dir), 'utf8')
  } catch (cause) {
    throw new UserError('INPUT_INVALID', `${dir} 不是完整的备份：读不到 manifest.json。请指定 npm run backup 写成的文件夹。`, { cause })
  }
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new UserError('INPUT_INVALID', `${fileOf(dir)} 的内容不符合备份格式，可能已损坏。请换一份备份。`, { cause })
  }
}
