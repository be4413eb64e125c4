import type { CollectionConfig, CollectionSlug, Config } from 'payload'

import { AuditLog } from '../collections/ops/AuditLog.ts'
import { Findings } from '../collections/ops/Findings.ts'
import { Incidents } from '../collections/ops/Incidents.ts'
import { InspectionDays } from '../collections/ops/InspectionDays.ts'
import { JobRuns } from '../collections/ops/JobRuns.ts'
import { LinkOccurrences } from '../collections/ops/LinkOccurrences.ts'
import { LinkTargets } from '../collections/ops/LinkTargets.ts'
import { NotFoundLog } from '../collections/ops/NotFoundLog.ts'
import type { OpsParts } from '../collections/ops/opsParts.ts'
import { PatrolRuns } from '../collections/ops/PatrolRuns.ts'
import { QuotaMonths } from '../collections/ops/QuotaMonths.ts'
import { Redirects } from '../collections/ops/Redirects.ts'
import { followMoves } from '../hooks/followMoves.ts'
import { refuseRedirectLoop } from '../hooks/refuseRedirectLoop.ts'
import { withFindings, withOverview } from './plugin.admin.ts'
import { type ContentOpsOptions, type ContentOpsSettings, settleOptions } from './plugin.options.ts'
import { localApi } from './store/localApi.ts'

const opsCollections = (parts: OpsParts): CollectionConfig[] => [
  Redirects(parts, refuseRedirectLoop(parts.settings)),
  NotFoundLog(parts),
  LinkTargets(parts),
  LinkOccurrences(parts),
  PatrolRuns(parts),
  Findings(parts),
  JobRuns(parts),
  Incidents(parts),
  QuotaMonths(parts),
  InspectionDays(parts),
  AuditLog(parts),
]

type HostHooks = NonNullable<CollectionConfig['hooks']>

const withHooks = (collection: CollectionConfig, ours: HostHooks): CollectionConfig => {
  const theirs = collection.hooks ?? {}
  return {
    ...collection,
    hooks: {
      ...theirs,
      afterChange: [...(theirs.afterChange ?? []), ...(ours.afterChange ?? [])],
      afterDelete: [...(theirs.afterDelete ?? []), ...(ours.afterDelete ?? [])],
      beforeChange: [...(theirs.beforeChange ?? []), ...(ours.beforeChange ?? [])],
      beforeDelete: [...(theirs.beforeDelete ?? []), ...(ours.beforeDelete ?? [])],
    },
  }
}

const moveHooks = (collection: CollectionConfig, settings: ContentOpsSettings): HostHooks => {
  const host = settings.collections[collection.slug]
  if (!host?.redirects) return {}
  const { afterChange, afterDelete, beforeChange, beforeDelete } = followMoves(collection.slug, host)
  return { afterChange: [afterChange], afterDelete: [afterDelete], beforeChange: [beforeChange], beforeDelete: [beforeDelete] }
}

/** The host's own hooks run first, so that ours see the document as it is finally stored. */
const extendHost = (collection: CollectionConfig, settings: ContentOpsSettings): CollectionConfig =>
  withFindings(withHooks(collection, moveHooks(collection, settings)), settings)

/**
 * The extension: adds the operations collections to any Payload project and hangs its hooks behind the host's own.
 * Builds a new config; the one it was given is left as it was. Throws a UserError (`CONFIG_INVALID`) on wrong options.
 */
export const contentOps =
  (options: ContentOpsOptions) =>
  (config: Config): Config => {
    const settings = settleOptions(options)
    const parts: OpsParts = { api: localApi, documents: Object.keys(settings.collections) as CollectionSlug[], settings, users: (settings.users ?? config.admin?.user ?? 'users') as CollectionSlug }
    const hosts = (config.collections ?? []).map((collection) => extendHost(collection, settings))
    return { ...config, admin: withOverview(config.admin, settings), collections: [...hosts, ...opsCollections(parts)] }
  }
