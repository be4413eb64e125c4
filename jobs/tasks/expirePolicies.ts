import type { AnyBulkWriteOperation, Document } from 'mongodb'

import { fromShanghai, shanghaiParts } from '../../src/shared/shanghai.ts'
import { PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** Midnight in Shanghai that begins the day of `instant`. */
const startOfDay = (instant: Date): Date => {
  const { day, month, year } = shanghaiParts(instant)
  return fromShanghai(year, month, day)
}

/**
 * Sets each published policy's validity from its dates: `effectiveTo` is the last day on which it applies. A policy
 * that a later one replaced stays as it is.
 */
export const expirePolicies = ({ db }: TaskContext): Task => ({
  handler: async ({ now }) => {
    const today = startOfDay(now())
    const tomorrow = new Date(today.getTime() + 86_400_000)
    const open = { validity: { $ne: 'superseded' } }
    const rule = (filter: Document, validity: string): AnyBulkWriteOperation => ({
      updateMany: { filter: { $and: [open, filter, { validity: { $ne: validity } }] }, update: { $set: { validity } } },
    })
    const result = await db.collection(PORTAL_SLUGS.feeWaiverPolicies).bulkWrite([
      rule({ effectiveTo: { $lt: today } }, 'expired'),
      rule({ effectiveFrom: { $gte: tomorrow } }, 'upcoming'),
      rule({ $or: [{ effectiveTo: null }, { effectiveTo: { $gte: today } }], effectiveFrom: { $lt: tomorrow } }, 'current'),
    ])
    return { changed: result.modifiedCount }
  },
  name: 'expirePolicies',
})
