import type { CollectionConfig, CollectionSlug, Config } from 'payload'

import { AuditLog } from '../collections/ops/AuditLog.ts'
import { normaliseContent } from '../collections/ops/endpoints/normaliseContent.ts'
import { ChangeSets } from '../collections/ops/ChangeSets.ts'
import { Findings } from '../collections/ops/Findings.ts'
import { Incidents } from '../collections/ops/Incidents.ts'
import { InspectionDays } from '../collections/ops/InspectionDays.ts'
import { InspectionProfile } from '../collections/ops/InspectionProfile.ts'
import { JobRuns } from '../collections/ops/JobRuns.ts'
import { Lexicon } from '../collections/ops/Lexicon.ts'
import { LinkOccurrences } from '../collections/ops/LinkOccurrences.ts'
import { LinkTargets } from '../collections/ops/LinkTargets.ts'
import { NotFoundLog } from '../collections/ops/NotFoundLog.ts'
import { NotificationOutbox } from '../collections/ops/NotificationOutbox.ts'
import { Notifications } from '../collections/ops/Notifications.ts'
import type { OpsParts } from '../collections/ops/opsParts.ts'
import { PatrolRuns } from '../collections/ops/PatrolRuns.ts'
import { Probes } from '../collections/ops/Probes.ts'
import { QuotaMonths } from '../collections/ops/QuotaMonths.ts'
import { Redirects } from '../collections/ops/Redirects.ts'
import { changeSetActions } from '../hooks/changeSetActions.ts'
import { exportInspection } from '../hooks/exportInspection.ts'
import { exportQuota } from '../hooks/exportQuota.ts'
import { guardRedirect } from '../hooks/guardRedirect.ts'
import { hostHooks, withHooks } from '../hooks/hostHooks.ts'
import { lexiconActions } from '../hooks/lexiconActions.ts'
import { patrolReportActions } from '../hooks/patrolReportActions.ts'
import { redirectActions } from '../hooks/redirectActions.ts'
import { redirectFinding } from '../hooks/redirectFinding.ts'
import { repairFinding } from '../hooks/repairFinding.ts'
import { refuseLexiconConflict } from '../hooks/refuseLexiconConflict.ts'
import { writeAudit } from '../hooks/writeAudit.ts'
import { withFindings, withOverview } from './plugin.admin.ts'
import { type ContentOpsOptions, type ContentOpsSettings, settleOptions } from './plugin.options.ts'
import { inTransaction } from './store/inTransaction.ts'
import { CHANNELS_KEY } from './store/noticesOf.ts'
import { localApi } from './store/localApi.ts'

/** What people decide on is audited; what the system alone writes is a record by itself. */
const audited = (collection: CollectionConfig, { settings }: OpsParts): CollectionConfig => withHooks(collection, [writeAudit(collection.slug, settings)])

const opsCollections = (parts: OpsParts): CollectionConfig[] => [
  audited(Lexicon(parts, { actions: lexiconActions(parts.settings), guard: refuseLexiconConflict }), parts),
  audited(Redirects(parts, { actions: redirectActions(parts.settings), guards: guardRedirect(parts.settings) }), parts),
  NotFoundLog(parts, redirectActions(parts.settings)),
  LinkTargets(parts),
  LinkOccurrences(parts),
  audited(PatrolRuns(parts, patrolReportActions(parts.settings)), parts),
  audited(Findings(parts, { redirect: redirectFinding(parts.settings), repair: repairFinding(parts.settings) }), parts),
  audited(ChangeSets(parts, changeSetActions(parts.settings)), parts),
  Notifications(parts),
  audited(NotificationOutbox(parts), parts),
  JobRuns(parts),
  Incidents(parts),
  QuotaMonths(parts, exportQuota(parts.settings)),
  InspectionDays(parts, exportInspection(parts.settings)),
  Probes(parts),
  AuditLog(parts),
]

/** The host's own hooks run first, so that ours see the document as it is finally stored. */
const extendHost = (collection: CollectionConfig, settings: ContentOpsSettings): CollectionConfig =>
  withFindings(withHooks(collection, hostHooks(collection, settings)), settings)

/**
 * The extension: adds the operations collections to any Payload project and hangs its hooks behind the host's own.
 * Builds a new config; the one it was given is left as it was. Throws a UserError (`CONFIG_INVALID`) on wrong options.
 */
export const contentOps =
  (options: ContentOpsOptions) =>
  (config: Config): Config => {
    const settings = settleOptions(options)
    const parts: OpsParts = { api: localApi, documents: Object.keys(settings.collections) as CollectionSlug[], inTransaction, settings, users: (settings.users ?? config.admin?.user ?? 'users') as CollectionSlug }
    const hosts = (config.collections ?? []).map((collection) => extendHost(collection, settings))
    return { ...config, admin: withOverview(config.admin, settings), custom: { ...config.custom, [CHANNELS_KEY]: settings.channels }, collections: [...hosts, ...opsCollections(parts)], endpoints: [...(config.endpoints ?? []), normaliseContent(parts)], globals: [...(config.globals ?? []), InspectionProfile(parts)] }
  }
