import type { Collection, Db } from 'mongodb'

import { isDuplicate } from './isDuplicate.ts'

type Lease = { _id: string; expiresAt: Date; owner: string }

const leaseCollection = (db: Db): Collection<Lease> => db.collection<Lease>('jobLeases')

/** Takes or renews the lease `name` for `owner` until `until`; false while another owner holds it. */
export const takeLease = async (db: Db, lease: { name: string; now: Date; owner: string; until: Date }): Promise<boolean> => {
  const { name, now, owner, until } = lease
  try {
    await leaseCollection(db).updateOne(
      { _id: name, $or: [{ owner }, { expiresAt: { $lte: now } }] },
      { $set: { expiresAt: until, owner } },
      { upsert: true },
    )
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Gives the lease back; nothing happens when `owner` does not hold it any more. */
export const dropLease = async (db: Db, name: string, owner: string): Promise<void> => {
  await leaseCollection(db).deleteOne({ _id: name, owner })
}
