import type { PayloadRequest } from 'payload'

import type { Profile } from './content/rules/profile.ts'
import type { ExpectedMeta } from './content/storedInputs.ts'
import type { Channel } from './notify/notice.ts'
import type { Section } from './links/report.ts'
import { type Clock, systemClock } from './shared/clock.ts'
import { UserError } from './shared/errors.ts'

/** The person or machine asking; `null` is anonymous. */
export type AccessUser = PayloadRequest['user'] | undefined

export type AccessPredicate = (user: AccessUser) => boolean

/** A stored document as the host's functions see it. Field names are the host's own. */
export type HostDocument = Record<string, unknown> & { id: number | string }

/** Where the path function may look further; `req` carries the transaction. */
export type PathContext = { req: PayloadRequest }

export type HostCollection = {
  /** Refuses publication while the checks find errors; drafts are always saved. @default false */
  blockOnErrors?: boolean
  /** Writes findings about content on save. @default true */
  checks?: boolean
  /** Metadata (fields `source`, `summary`) that are missed where they are empty. @default [] */
  expects?: readonly ExpectedMeta[]
  /** Registers the document's links on save. @default true */
  links?: boolean
  /** Public path of a document, beginning with `/`; `null` where it has none. Called for published documents. */
  path: (doc: HostDocument, context: PathContext) => Promise<string | null> | string | null
  /** Settings of the content rules for a document, by its column or whatever else decides. @default every rule as it is */
  profile?: (doc: HostDocument, context: PathContext) => Profile | Promise<Profile>
  /** Whether a document is public now. @default `_status` is absent or `published`, and it is not in the trash */
  published?: (doc: HostDocument) => boolean
  /** Writes redirects when the public path changes. @default true */
  redirects?: boolean
  /** Names of Lexical fields. @default [] */
  richText?: readonly string[]
  /** Name of the slug field. @default 'slug' */
  slug?: string
  /** Name of the title field. */
  title: string
}

export type QuotaOption = { collection: string; perMonth: number }

export type ContentOpsOptions = {
  /** `curate`: who keeps the lexicon (@default those who operate). */
  access: { administer: AccessPredicate; audit: AccessPredicate; curate?: AccessPredicate; operate: AccessPredicate; read: AccessPredicate }
  /** Collections whose changes enter the audit log beside those of `collections`. @default [] */
  audited?: readonly string[]
  /** Ways out of the house that notices take beside the inbox. @default [] */
  channels?: readonly Channel[]
  /** @default the machine's clock */
  clock?: Clock
  collections: Readonly<Record<string, HostCollection>>
  /** Where the admin's components lie for the import map: a package path or a folder below `importMap.baseDir`. @default 'portal-content-ops/admin' */
  components?: string
  /** Pages of the site that belong to no document (home, lists): no redirect may stand on them. @default [] */
  fixedPages?: readonly { path: string; title: string }[]
  /** Further hosts that belong to the site. @default [] */
  internalHosts?: readonly string[]
  /** Language of messages that cannot follow the reader's. @default 'zh' */
  locale?: 'en' | 'zh'
  /** Where the public site answers, such as `https://www.example.com`. */
  portalUrl: string
  quotas?: readonly QuotaOption[]
  /** Parts of the site, by path, with the names of those who answer for them: reports of patrols are grouped by them. @default none */
  sections?: (context: PathContext) => Promise<readonly Section[]>
  /** The only zone whose calendar the extension knows. @default 'Asia/Shanghai' */
  timeZone?: 'Asia/Shanghai'
  /** Whether `x-forwarded-for` was written by a proxy of one's own; its last address then enters the audit log. @default false */
  trustProxy?: boolean
  /** Slug of the collection of accounts. @default the admin's user collection, else 'users' */
  users?: string
}

export type HostSettings = Readonly<Required<HostCollection>>

/** The options made complete; what hooks and collections are built from. */
export type ContentOpsSettings = Readonly<Required<Omit<ContentOpsOptions, 'access' | 'collections' | 'users'>>> & {
  readonly access: Readonly<Required<ContentOpsOptions['access']>>
  readonly collections: Readonly<Record<string, HostSettings>>
  readonly users: string | undefined
}

const refuse = (option: string, expected: string, got: unknown): never => {
  const shown = typeof got === 'function' ? 'function' : (JSON.stringify(got) ?? String(got))
  throw new UserError('CONFIG_INVALID', `contentOps 选项 ${option} 有误：应为 ${expected}，收到的是 ${shown} (option ${option}: expected ${expected}, got ${shown})`)
}

const isPublished = (doc: HostDocument): boolean => (doc._status === undefined || doc._status === 'published') && !doc.deletedAt

const settleHost = (slug: string, host: HostCollection): HostSettings => {
  const at = `collections.${slug}`
  if (typeof host?.title !== 'string' || host.title === '') refuse(`${at}.title`, 'a field name', host?.title)
  if (typeof host.path !== 'function') refuse(`${at}.path`, 'a function', host.path)
  if (host.profile !== undefined && typeof host.profile !== 'function') refuse(`${at}.profile`, 'a function', host.profile)
  if (host.richText !== undefined && !Array.isArray(host.richText)) refuse(`${at}.richText`, 'a list of field names', host.richText)
  return { blockOnErrors: false, checks: true, expects: [], links: true, profile: () => ({}), published: isPublished, redirects: true, richText: [], slug: 'slug', ...host }
}

const settleUrl = (portalUrl: unknown): string => {
  const url = typeof portalUrl === 'string' ? URL.parse(portalUrl) : null
  if (!url || !/^https?:$/.test(url.protocol)) return refuse('portalUrl', 'an http(s) URL', portalUrl)
  return url.href.replace(/\/+$/, '')
}

const requireAccess = (access: ContentOpsOptions['access'] | undefined): void => {
  for (const name of ['read', 'operate', 'audit', 'administer'] as const) {
    if (typeof access?.[name] !== 'function') refuse(`access.${name}`, 'a function of the user', access?.[name])
  }
  if (access?.curate !== undefined && typeof access.curate !== 'function') refuse('access.curate', 'a function of the user', access.curate)
}

const requireChoices = ({ collections, components, locale, timeZone }: ContentOpsOptions): void => {
  if (locale !== undefined && locale !== 'zh' && locale !== 'en') refuse('locale', "'zh' | 'en'", locale)
  if (timeZone !== undefined && timeZone !== 'Asia/Shanghai') refuse('timeZone', "'Asia/Shanghai'", timeZone)
  if (components !== undefined && (typeof components !== 'string' || components === '')) refuse('components', 'an import-map path', components)
  if (typeof collections !== 'object' || collections === null) refuse('collections', 'a record of collections', collections)
}

/**
 * Checks the options once and fills in what was left out.
 * Throws a UserError (`CONFIG_INVALID`) that names the option, what was expected and what it got.
 */
export const settleOptions = (options: ContentOpsOptions): ContentOpsSettings => {
  requireAccess(options.access)
  requireChoices(options)
  return {
    access: { curate: options.access.operate, ...options.access },
    audited: options.audited ?? [],
    channels: options.channels ?? [],
    clock: options.clock ?? systemClock,
    collections: Object.fromEntries(Object.entries(options.collections).map(([slug, host]) => [slug, settleHost(slug, host)])),
    components: (options.components ?? 'portal-content-ops/admin').replace(/\/+$/, ''),
    fixedPages: options.fixedPages ?? [],
    internalHosts: options.internalHosts ?? [],
    locale: options.locale ?? 'zh',
    portalUrl: settleUrl(options.portalUrl),
    quotas: options.quotas ?? [],
    sections: options.sections ?? (async () => []),
    timeZone: 'Asia/Shanghai',
    trustProxy: options.trustProxy ?? false,
    users: options.users,
  }
}
