import type { Db, ObjectId } from 'mongodb'

import { PORTAL_SLUGS } from '../shared/slugs.ts'

const CHECKS = 'uploadChecks'

/** Words and rules change: a file is looked at again after so long. */
const AGAIN_MS = 7 * 86_400_000

type Check = { _id: ObjectId; at: Date }

/** A file that articles may offer and that wants a look. */
export type UncheckedUpload = { _id: ObjectId; filename: string; title?: null | string }

/** The attachments that were never checked, changed since, or were checked long ago; the oldest change first. Evidence of centres is not among them. */
export const uncheckedUploads = async (db: Db, { limit, now }: { limit: number; now: Date }): Promise<UncheckedUpload[]> => {
  const due = { $or: [{ $expr: { $lt: [{ $ifNull: [{ $first: '$check.at' }, new Date(0)] }, '$updatedAt'] } }, { 'check.at': { $lt: new Date(now.getTime() - AGAIN_MS) } }] }
  return db.collection(PORTAL_SLUGS.attachments).aggregate<UncheckedUpload>([
    { $match: { purpose: { $ne: 'evidence' } } },
    { $lookup: { as: 'check', foreignField: '_id', from: CHECKS, localField: '_id' } },
    { $match: due }, { $sort: { updatedAt: 1 } }, { $limit: limit }, { $project: { filename: 1, title: 1 } },
  ]).toArray()
}

/** The checked attachments that are there no more. */
export const goneUploads = async (db: Db): Promise<ObjectId[]> => {
  const gone = await db.collection<Check>(CHECKS).aggregate<Check>([
    { $lookup: { as: 'file', foreignField: '_id', from: PORTAL_SLUGS.attachments, localField: '_id' } }, { $match: { file: [] } },
  ]).toArray()
  return gone.map(({ _id }) => _id)
}

/** Remembers that the file was checked as it was at `at`. */
export const noteChecked = async (db: Db, id: ObjectId, at: Date): Promise<void> => {
  await db.collection<Check>(CHECKS).updateOne({ _id: id }, { $set: { at } }, { upsert: true })
}

/** Forgets a file that is gone. */
export const forgetChecked = async (db: Db, id: ObjectId): Promise<void> => {
  await db.collection<Check>(CHECKS).deleteOne({ _id: id })
}
