import type { ObjectId } from 'mongodb'

import { mediaUrl } from '../../../shared/paths.ts'
import type { MediaDocument } from '../../documents.ts'
import type { Reading } from '../../read/reading.ts'
import { readMedia } from '../../serialise/files.ts'
import type { Picture } from '../parts/items.ts'

const pictureOf = (media: MediaDocument): Picture => {
  const card = media.sizes?.['card']
  const chosen = card?.filename ? card : media
  return { alt: media.alt ?? '', height: chosen.height ?? undefined, src: mediaUrl(chosen.filename ?? media.filename), width: chosen.width ?? undefined }
}

/** Pictures by the id of their media document, in card size (640 px wide). */
export const loadPictures = async (reading: Reading, ids: readonly (ObjectId | null | undefined)[]): Promise<ReadonlyMap<string, Picture>> =>
  new Map([...(await readMedia(reading, ids))].map(([id, media]) => [id, pictureOf(media)]))
