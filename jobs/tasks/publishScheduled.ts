import type { CollectionSlug, Payload, TypedUser } from 'payload'

import { CONTEXT_FLAGS } from '../../src/shared/context.ts'
import { ensureError } from '../../src/shared/errors.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { REVIEWED_SLUGS } from '../../src/shared/slugs.ts'
import { openIncident } from '../incident.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

type Due = { collection: CollectionSlug; id: string; scheduledBy: string | null; title: string }

type Scheduled = { scheduledBy?: unknown; title?: string }

const MOST = 100

const dueIn = async (payload: Payload, collection: CollectionSlug, now: Date): Promise<Due[]> => {
  const { docs } = await payload.findVersions({
    collection,
    depth: 0,
    limit: MOST,
    overrideAccess: true,
    where: { and: [{ latest: { equals: true } }, { 'version.reviewState': { equals: 'scheduled' } }, { 'version.publishAt': { less_than_equal: now.toISOString() } }] },
  })
  return docs.map(({ parent, version }) => {
    const { scheduledBy, title } = version as Scheduled
    return { collection, id: String(parent), scheduledBy: idOf(scheduledBy), title: title ?? '' }
  })
}

/** The person who scheduled, as the accounts say now; a job outlives roles and accounts. */
const schedulerOf = async (payload: Payload, id: string | null): Promise<TypedUser> => {
  const user = id ? await payload.findByID({ collection: 'users', depth: 0, disableErrors: true, id, overrideAccess: true }) : null
  if (!user || user.disabled) throw new Error('安排定时发布的账号已停用或不存在')
  return { ...user, collection: 'users' }
}

const isConflict = (thrown: unknown): boolean => typeof thrown === 'object' && thrown !== null && 'status' in thrown && thrown.status === 409

/** Somebody saves it at this very moment: it stays scheduled, and the next run judges it as it then is. */
const SAVED_NOW = Symbol('saved at this moment')

const hold = async ({ db }: TaskContext, payload: Payload, { due, now, reason }: { due: Due; now: Date; reason: string }): Promise<void> => {
  await payload.update({
    collection: due.collection,
    context: { [CONTEXT_FLAGS.reviewTransition]: true },
    data: { publishAt: null, returnComment: `定时发布未执行：${reason}`, reviewState: 'approved', scheduledBy: null } as object,
    depth: 0,
    draft: true,
    id: due.id,
    overrideAccess: true,
  })
  await openIncident(db, {
    detail: `《${due.title}》到了定时发布的时间，但没有发布。原因：${reason}。请由审核人员核对后重新发布。`,
    key: `scheduled:${due.collection}:${due.id}`, kind: 'publication', now, severity: 'error', source: 'publishScheduled', title: `定时发布未执行：${due.title}`,
  })
}

const publishOne = async (payload: Payload, { collection, id, scheduledBy }: Due): Promise<null | string | typeof SAVED_NOW> => {
  try {
    const user = await schedulerOf(payload, scheduledBy)
    await payload.update({ collection, data: { _status: 'published' } as object, depth: 0, id, overrideAccess: false, user })
    return null
  } catch (thrown) {
    return isConflict(thrown) ? SAVED_NOW : ensureError(thrown).message
  }
}

/**
 * Publishes what is due, as the person who scheduled it and through the same guard as every other way in: approvals,
 * text and rights are judged again now. What may not be published is held, with an incident that says why.
 */
export const publishScheduled = (context: TaskContext, payload: Payload): Task => ({
  exclusive: () => 'publishScheduled',
  handler: async ({ logger, now }) => {
    const counts = { held: 0, published: 0 }
    for (const collection of REVIEWED_SLUGS) {
      for (const due of await dueIn(payload, collection, now())) {
        const reason = await publishOne(payload, due)
        if (reason === SAVED_NOW) continue
        counts[reason === null ? 'published' : 'held'] += 1
        if (reason === null) continue
        logger.warn({ collection, id: due.id, reason }, '定时发布未执行')
        await hold(context, payload, { due, now: now(), reason })
      }
    }
    return counts
  },
  name: 'publishScheduled',
})
