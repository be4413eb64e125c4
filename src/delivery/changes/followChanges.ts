import { setTimeout as sleep } from 'node:timers/promises'

import type { ChangeStream, ChangeStreamDocument, Db } from 'mongodb'
import type { Logger } from 'pino'

import { OPS_SLUGS, PORTAL_SLUGS } from '../../shared/slugs.ts'
import { ensureError } from '../../shared/errors.ts'

const FOLLOWED: readonly string[] = [
  PORTAL_SLUGS.applications, PORTAL_SLUGS.attachments, PORTAL_SLUGS.centers, PORTAL_SLUGS.columns, PORTAL_SLUGS.evaluationSchemes,
  PORTAL_SLUGS.evaluationScores, PORTAL_SLUGS.faqs, PORTAL_SLUGS.feeWaiverPolicies, PORTAL_SLUGS.holidays, PORTAL_SLUGS.media, PORTAL_SLUGS.news, PORTAL_SLUGS.pages,
  PORTAL_SLUGS.supervisedSites, OPS_SLUGS.linkTargets, OPS_SLUGS.quotaMonths, OPS_SLUGS.redirects,
]

/** How long the server holds an empty answer, and so how often silence proves that the stream is alive. */
const AWAIT_MS = 500
/** Silence after which the stream counts as lost. */
const LOST_MS = 2_000
const RETRY_MS = 500

const COUNTERS = new Set(['hits', 'lastHitAt', 'updatedAt'])

/** Whether a change can alter what the public reads: counters of redirects and most of a link target's bookkeeping cannot. */
export const concernsPublic = (change: ChangeStreamDocument): boolean => {
  if (!('ns' in change) || !('coll' in change.ns)) return true
  if (change.ns.coll === OPS_SLUGS.linkTargets) {
    if (change.operationType === 'insert') return change.fullDocument['verdict'] === 'danger'
    if (change.operationType === 'update') return 'verdict' in (change.updateDescription.updatedFields ?? {})
  }
  if (change.ns.coll !== OPS_SLUGS.redirects || change.operationType !== 'update') return true
  return Object.keys(change.updateDescription.updatedFields ?? {}).some((field) => !COUNTERS.has(field))
}

const collectionOf = (change: ChangeStreamDocument): string | null => ('ns' in change && 'coll' in change.ns ? change.ns.coll : null)

type ChangeListener = {
  /** Documents of this collection changed. */
  changed: (collection: string) => void
  /** The news of changes stopped (`true`) or came back (`false`); anything may have changed meanwhile. */
  setBlind: (blind: boolean) => void
}

export type FollowOptions = { db: Db; listener: ChangeListener; logger: Logger }

/** Follows MongoDB's change stream until closed; opens it anew whenever it is lost. Blind until it has first been heard of. */
export const followChanges = ({ db, listener, logger }: FollowOptions): { close: () => Promise<void> } => {
  let stream: ChangeStream | null = null
  let blind = true
  let watchdog: NodeJS.Timeout | undefined
  const stopping = new AbortController()
  listener.setBlind(true)

  const setBlind = (next: boolean): void => {
    if (blind === next) return
    blind = next
    listener.setBlind(next)
    logger[next ? 'warn' : 'debug'](next ? '收不到数据库的变更通知，缓存改为每 0.5 秒更新 (change stream lost)' : '正在接收数据库的变更通知 (change stream open)')
  }
  const proveAlive = (): void => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => setBlind(true), LOST_MS)
    watchdog.unref()
    setBlind(false)
  }
  const listen = async (): Promise<void> => {
    stream = db.watch([{ $match: { 'ns.coll': { $in: [...FOLLOWED, null] } } }], { maxAwaitTimeMS: AWAIT_MS })
    while (!stopping.signal.aborted && !stream.closed) {
      const change = await stream.tryNext()
      proveAlive()
      if (!change || !concernsPublic(change)) continue
      const collection = collectionOf(change)
      if (collection) listener.changed(collection)
      else listener.setBlind(blind) // the database itself was dropped or renamed
    }
  }
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await listen()
      } catch (thrown) {
        if (!stopping.signal.aborted) logger.warn({ err: ensureError(thrown) }, 'change stream failed')
      }
      if (stopping.signal.aborted) return
      setBlind(true)
      await stream?.close()
      await sleep(RETRY_MS, undefined, { ref: false })
    }
  }
  const running = run()
  return {
    close: async () => {
      stopping.abort()
      clearTimeout(watchdog)
      await stream?.close()
      await running
    },
  }
}
