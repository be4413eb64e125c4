import type { CollectionSlug } from 'payload'

import { profileOfColumn } from '../../hooks/portal/profileOfColumn.ts'
import { articleUrl, columnUrl, policyUrl } from '../../src/shared/paths.ts'
import { FIXED_PAGES } from '../../src/shared/fixedPages.ts'
import { configuredChannels } from '../../src/notify/configuredChannels.ts'
import { type Env, portalUrl } from '../../src/shared/env.ts'
import type { ContentOpsOptions, HostCollection } from '../../src/plugin.options.ts'
import { PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { hasRole } from '../access/roles.ts'
import { columnSections } from './columnSections.ts'

type PathOf = HostCollection['path']

const columns: CollectionSlug = PORTAL_SLUGS.columns

const inColumn: PathOf = async ({ column, slug }, { req }) => {
  const id = typeof column === 'object' && column !== null && 'id' in column ? column.id : column
  if (id === undefined || id === null || typeof slug !== 'string') return null
  const found = await req.payload.db.findOne<{ id: string; path?: string }>({ collection: columns, req, where: { id: { equals: id } } })
  return found?.path ? articleUrl(found.path, slug) : null
}

const ofPolicy: PathOf = ({ slug }) => (typeof slug === 'string' ? policyUrl(slug) : null)
const ofColumn: PathOf = ({ path }) => (typeof path === 'string' ? columnUrl(path) : null)

/** What the extension is told about the portal: its collections, its addresses and who may do what. */
export const portalOps = (env: Env): ContentOpsOptions => ({
  access: {
    administer: (user) => hasRole(user, 'admin'),
    audit: (user) => hasRole(user, 'auditor', 'admin'),
    // Reviewers answer for the words that are published, operators for the installation.
    curate: (user) => hasRole(user, 'operator', 'reviewer'),
    operate: (user) => hasRole(user, 'operator'),
    // Findings, links and quotas quote unpublished texts, which an administrator does not see by virtue of the role.
    read: (user) => hasRole(user, 'auditor', 'editor', 'operator', 'port', 'reviewer', 'trade'),
  },
  audited: [
    PORTAL_SLUGS.applications, PORTAL_SLUGS.attachments, PORTAL_SLUGS.centers, PORTAL_SLUGS.evaluationSchemes, PORTAL_SLUGS.evaluationScores,
    PORTAL_SLUGS.holidays, PORTAL_SLUGS.media, PORTAL_SLUGS.subscriptions, PORTAL_SLUGS.supervisedSites, PORTAL_SLUGS.users, PORTAL_SLUGS.waiverRecords,
  ],
  channels: configuredChannels(env),
  collections: {
    // A column's move is written with everything below it, by the portal's own hook.
    columns: { checks: false, links: false, path: ofColumn, redirects: false, title: 'title' },
    faqs: { blockOnErrors: true, path: () => '/faqs/', redirects: false, richText: ['answer'], title: 'title' },
    feeWaiverPolicies: { blockOnErrors: true, path: ofPolicy, richText: ['body'], title: 'title' },
    news: { blockOnErrors: true, expects: ['source', 'summary'], path: inColumn, profile: profileOfColumn, richText: ['body'], title: 'title' },
    pages: { blockOnErrors: true, path: inColumn, profile: profileOfColumn, richText: ['body'], title: 'title' },
  },
  components: '/admin',
  fixedPages: [...FIXED_PAGES].map(([path, title]) => ({ path, title })),
  internalHosts: env.INTERNAL_HOSTS,
  portalUrl: portalUrl(env),
  sections: columnSections,
  trustProxy: env.TRUST_PROXY !== 'none',
})
