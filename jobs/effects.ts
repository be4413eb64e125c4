import type { ClientSession, Collection, Db } from 'mongodb'

import { isDuplicate } from './isDuplicate.ts'
import { type Fence, LeaseLostError, runCollection } from './runRecords.ts'

type EffectMark = { _id: string; at: Date; job: string }

/** Collection of marks, one per effect that has happened. */
export const effectCollection = (db: Db): Collection<EffectMark> => db.collection<EffectMark>('jobEffects')

/**
 * Makes the `effect` helper of one attempt; all its effects run one after another in the attempt's `session`. The mark,
 * the check that the attempt is still the newest, and the effect itself commit together, so a crash at any point leaves
 * either all of it or nothing.
 */
export const createEffect = (db: Db, { fence, now, session }: { fence: Fence; now: () => Date; session: ClientSession }) =>
  async (key: string, act: (session: ClientSession) => Promise<void>): Promise<boolean> => {
    const marks = effectCollection(db)
    try {
      await session.withTransaction(async () => {
        await marks.insertOne({ _id: key, at: now(), job: fence.key }, { session })
        const fenced = await runCollection(db).updateOne(
          { attempts: fence.attempt, key: fence.key, state: 'running' },
          { $set: { updatedAt: now() } },
          { session },
        )
        if (fenced.matchedCount === 0) throw new LeaseLostError(fence.key)
        await act(session)
      })
      return true
    } catch (error) {
      if (isDuplicate(error) && (await marks.findOne({ _id: key }))) return false
      throw error
    }
  }
