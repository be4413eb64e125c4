import type { ObjectId } from 'mongodb'

import { attachmentUrl } from '../../../shared/paths.ts'
import type { Reading } from '../../read/reading.ts'
import { readAttachments } from '../../serialise/files.ts'
import type { AttachedFile } from '../parts/attachments.ts'

/** Files to download, in the order in which they were attached. */
export const loadAttachments = async (reading: Reading, ids?: readonly ObjectId[]): Promise<AttachedFile[]> =>
  (await readAttachments(reading, ids)).map(({ filename, filesize, title }) => ({ bytes: filesize, name: title?.trim() || filename, url: attachmentUrl(filename) }))
