import type { ObjectId } from 'mongodb'

import { attachmentUrl, mediaUrl } from '../../shared/paths.ts'
import type { AttachmentDocument, MediaDocument } from '../documents.ts'
import type { Reading } from '../read/reading.ts'

export type PublicImage = {
  alt: string
  caption: string | null
  height: number | null
  sizes: { height: number | null; name: string; src: string; type: string | null; width: number | null }[]
  src: string
  width: number | null
}

export type PublicFile = { bytes: number | null; title: string; type: string | null; url: string }

const MEDIA_FIELDS = ['alt', 'caption', 'filename', 'height', 'sizes', 'width'] as const
const FILE_FIELDS = ['filename', 'filesize', 'mimeType', 'title'] as const

const present = (ids: readonly (ObjectId | null | undefined)[]): ObjectId[] => ids.filter((id): id is ObjectId => Boolean(id))

/** Images by id; ids that lead to nothing are left out. */
export const readMedia = async (reading: Reading, ids: readonly (ObjectId | null | undefined)[]): Promise<ReadonlyMap<string, MediaDocument>> => {
  const wanted = present(ids)
  if (wanted.length === 0) return new Map()
  const found = await reading.find('media', { fields: MEDIA_FIELDS, limit: wanted.length, where: { _id: { $in: wanted } } })
  return new Map(found.map((media) => [media._id.toHexString(), media]))
}

/** Attachments in the order of their ids; ids that lead to nothing are left out. */
export const readAttachments = async (reading: Reading, ids: readonly ObjectId[] | null | undefined): Promise<AttachmentDocument[]> => {
  if (!ids || ids.length === 0) return []
  const found = await reading.find('attachments', { fields: FILE_FIELDS, limit: ids.length, where: { _id: { $in: [...ids] } } })
  const byId = new Map(found.map((file) => [file._id.toHexString(), file]))
  return ids.map((id) => byId.get(id.toHexString())).filter((file) => file !== undefined)
}

/** An image as the API shows it; `portal` is put before each address. */
export const imageItem = (media: MediaDocument | undefined, portal: string): PublicImage | null => {
  if (!media?.filename) return null
  const sizes = Object.entries(media.sizes ?? {}).flatMap(([name, size]) =>
    size?.filename ? [{ name, src: portal + mediaUrl(size.filename), width: size.width ?? null, height: size.height ?? null, type: size.mimeType ?? null }] : [],
  )
  return { src: portal + mediaUrl(media.filename), alt: media.alt ?? '', caption: media.caption ?? null, width: media.width ?? null, height: media.height ?? null, sizes }
}

/** A file to download as the API shows it. */
export const fileItem = (file: AttachmentDocument, portal: string): PublicFile => ({
  title: file.title || file.filename,
  url: portal + attachmentUrl(file.filename),
  type: file.mimeType ?? null,
  bytes: file.filesize ?? null,
})
