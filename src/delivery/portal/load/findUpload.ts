import path from 'node:path'

import type { ObjectId } from 'mongodb'

import { REVIEWED_SLUGS } from '../../../shared/slugs.ts'
import type { Reading } from '../../read/reading.ts'

export type Upload = { disposition: 'attachment' | 'inline'; filename: string; mimeType: string }

/** Names of the image sizes that are stored beside the original. */
const SIZES = ['thumbnail', 'card', 'wide', 'wideAvif'] as const
/** Pictures a browser may show; anything else is handed over as bytes to save. */
const SHOWN = new Set(['image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp'])
const BYTES = 'application/octet-stream'

type Found = Upload & { id: ObjectId }

/** Whether something that is public now refers to the file. Kept until one of those collections changes. */
const isShown = (reading: Reading, file: string): Promise<boolean> =>
  reading.fact(`shown:${file}`, async (inner) => {
    for (const slug of REVIEWED_SLUGS) if (await inner.findOne(slug, { fields: ['slug'], where: { files: file } })) return true
    return false
  })

const findImage = async (reading: Reading, filename: string): Promise<Found | null> => {
  const where = { $or: [{ filename }, ...SIZES.map((size) => ({ [`sizes.${size}.filename`]: filename }))] }
  const media = await reading.findOne('media', { fields: ['filename', 'mimeType', 'sizes'], where })
  if (!media) return null
  const size = Object.values(media.sizes ?? {}).find((each) => each?.filename === filename)
  const mimeType = (media.filename === filename ? media.mimeType : size?.mimeType) ?? BYTES
  return SHOWN.has(mimeType) ? { disposition: 'inline', filename, id: media._id, mimeType } : { disposition: 'attachment', filename, id: media._id, mimeType: BYTES }
}

const findAttachment = async (reading: Reading, filename: string): Promise<Found | null> => {
  const file = await reading.findOne('attachments', { fields: ['mimeType'], where: { filename } })
  return file && { disposition: 'attachment', filename, id: file._id, mimeType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mimeType ?? '') ? (file.mimeType ?? BYTES) : BYTES }
}

/** The stored file of this exact name, when a published document refers to it; what only drafts refer to is nobody's here. */
export const findUpload = async (reading: Reading, collection: 'attachments' | 'media', filename: string): Promise<Upload | null> => {
  if (filename !== path.basename(filename) || filename.startsWith('.') || filename.includes('\\')) return null
  const found = await (collection === 'media' ? findImage(reading, filename) : findAttachment(reading, filename))
  return found && (await isShown(reading, `${collection}:${found.id.toHexString()}`)) ? found : null
}
