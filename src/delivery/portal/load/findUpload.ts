import path from 'node:path'

import type { Reading } from '../../read/reading.ts'

export type Upload = { disposition: 'attachment' | 'inline'; filename: string; mimeType: string }

/** Names of the image sizes that are stored beside the original. */
const SIZES = ['thumbnail', 'card', 'wide', 'wideAvif'] as const
/** Pictures a browser may show; anything else is handed over as bytes to save. */
const SHOWN = new Set(['image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp'])
const BYTES = 'application/octet-stream'

const findImage = async (reading: Reading, filename: string): Promise<Upload | null> => {
  const where = { $or: [{ filename }, ...SIZES.map((size) => ({ [`sizes.${size}.filename`]: filename }))] }
  const media = await reading.findOne('media', { fields: ['filename', 'mimeType', 'sizes'], where })
  if (!media) return null
  const size = Object.values(media.sizes ?? {}).find((each) => each?.filename === filename)
  const mimeType = (media.filename === filename ? media.mimeType : size?.mimeType) ?? BYTES
  return SHOWN.has(mimeType) ? { disposition: 'inline', filename, mimeType } : { disposition: 'attachment', filename, mimeType: BYTES }
}

const findAttachment = async (reading: Reading, filename: string): Promise<Upload | null> => {
  const file = await reading.findOne('attachments', { fields: ['mimeType'], where: { filename } })
  return file && { disposition: 'attachment', filename, mimeType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mimeType ?? '') ? (file.mimeType ?? BYTES) : BYTES }
}

/** The stored file of this exact name, when a document vouches for it. */
export const findUpload = async (reading: Reading, collection: 'attachments' | 'media', filename: string): Promise<Upload | null> => {
  if (filename !== path.basename(filename) || filename.startsWith('.') || filename.includes('\\')) return null
  return collection === 'media' ? findImage(reading, filename) : findAttachment(reading, filename)
}
