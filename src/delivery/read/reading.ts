import type { Db, Document, Filter, Sort } from 'mongodb'

import type { QuotaStanding } from '../../quota/quotaStanding.ts'
import { OPS_SLUGS, PORTAL_SLUGS } from '../../shared/slugs.ts'
import { quotaStandings } from '../../store/quotaStandings.ts'
import type { CacheScope, TaggedCache } from '../cache/taggedCache.ts'
import type { Documents, PublicSlug } from '../documents.ts'
import { readDangerous, readRules, type StoredRule } from './opsReads.ts'
import { buildColumnTree, type ColumnTree } from './columnTree.ts'
import { CHANGING, type Change, type Cursor, readChanges } from './readChanges.ts'
import { approvedFilter, countedFilters, hasPublication, narrow, visibleFilter } from './visibility.ts'

/** What a read asks for. `fields` is the allow-list of stored fields; nothing else leaves the database. */
type Query<Name extends PublicSlug> = {
  fields: readonly (keyof Documents[Name] & string)[]
  limit?: number
  skip?: number
  sort?: Sort
  where?: Filter<Document>
}

export type Facts = TaggedCache<{ fact: unknown }>

/** Reads of one answer in the making: published documents only, every source noted in the scope. */
export type Reading = {
  /** The next changes after a cursor; see `readChanges`. */
  changes: (window: { cursor: Cursor; limit: number }) => Promise<Change[]>
  columns: () => Promise<ColumnTree>
  count: (slug: PublicSlug, where: Filter<Document>) => Promise<number>
  /** Those of the URLs that the patrol has found to be dangerous. */
  dangerous: (urls: readonly string[]) => Promise<ReadonlySet<string>>
  /** The distinct values of a field, for fields with few of them. */
  distinct: <Name extends PublicSlug>(slug: Name, field: keyof Documents[Name] & string, where?: Filter<Document>) => Promise<string[]>
  /** A value worth keeping between answers, with the sources it was made of. */
  fact: <Value>(key: string, build: (reading: Reading) => Promise<Value>) => Promise<Value>
  find: <Name extends PublicSlug>(slug: Name, query: Query<Name>) => Promise<Documents[Name][]>
  findOne: <Name extends PublicSlug>(slug: Name, query: Query<Name>) => Promise<Documents[Name] | null>
  now: Date
  /** Every column's quota in a month (`YYYY-MM`); of columns that are hidden too. */
  quotas: (month: string) => Promise<QuotaStanding[]>
  /** Enabled redirect rules that may concern a normalised path. */
  rulesFor: (path: string) => Promise<StoredRule[]>
  scope: CacheScope
  /** Whether a document that is not public now was public once. */
  wasPublic: (slug: PublicSlug, where: Filter<Document>) => Promise<boolean>
}

export type ReadingPorts = { db: Db; facts: Facts; now: Date; scope: CacheScope }

/** No request may hold the database longer than this. */
const MAX_TIME_MS = 5_000
const MAX_LIMIT = 10_000

const projectionOf = (fields: readonly string[]): Document => Object.fromEntries(fields.map((field) => [field, 1]))

/** Notes that the answer changes when the next document of this collection becomes due. */
const expireAtNextDue = async (slug: PublicSlug, { db, facts, now, scope }: ReadingPorts): Promise<void> => {
  if (!hasPublication(slug)) return
  await facts.get(
    `due:${slug}`,
    async (inner) => {
      inner.depend(slug)
      const where = { ...approvedFilter(), publishedAt: { $gt: now } }
      const next = await db.collection(slug).findOne<{ publishedAt: Date }>(where, { maxTimeMS: MAX_TIME_MS, projection: { publishedAt: 1 }, sort: { publishedAt: 1 } })
      if (next) inner.expireAt(next.publishedAt)
      return { fact: null }
    },
    scope,
  )
}

const countVisible = async ({ db, now }: ReadingPorts, slug: PublicSlug, where: Filter<Document>): Promise<number> => {
  const counted = (filter: Filter<Document>): Promise<number> => db.collection(slug).countDocuments(narrow(filter, where), { maxTimeMS: MAX_TIME_MS })
  if (!hasPublication(slug)) return counted(visibleFilter(slug, now))
  const { exceptions, most } = countedFilters(now)
  const [all, hidden] = await Promise.all([counted(most), counted(exceptions)])
  return all - hidden
}

const readColumns = async (reading: Reading): Promise<ColumnTree> => {
  const fields = ['title', 'slug', 'path', 'parent', 'order', 'class', 'columnType', 'keywords', 'description', 'display', 'updatedAt'] as const
  const tree = buildColumnTree(await reading.find('columns', { fields, limit: MAX_LIMIT }), reading.now)
  if (tree.nextChange) reading.scope.expireAt(tree.nextChange)
  return tree
}

/** Opens the only way by which delivery reads content. */
export const openReading = (ports: ReadingPorts): Reading => {
  const { db, facts, now, scope } = ports
  const narrowed = (slug: PublicSlug, where: Filter<Document> = {}): Filter<Document> => narrow(visibleFilter(slug, now), where)
  const reading: Reading = {
    changes: async (window) => {
      for (const tag of [...CHANGING, OPS_SLUGS.redirects]) scope.depend(tag)
      for (const slug of CHANGING) await expireAtNextDue(slug, ports)
      return readChanges(ports, window)
    },
    columns: () => reading.fact('columns', readColumns),
    count: (slug, where) =>
      reading.fact(`count:${slug}:${JSON.stringify(where)}`, async (inner) => {
        inner.scope.depend(slug)
        await expireAtNextDue(slug, { ...ports, scope: inner.scope })
        return countVisible(ports, slug, where)
      }),
    dangerous: (urls) => readDangerous(ports, urls),
    distinct: (slug, field, where) =>
      reading.fact(`distinct:${slug}:${field}:${JSON.stringify(where)}`, async (inner) => {
        inner.scope.depend(slug)
        await expireAtNextDue(slug, { ...ports, scope: inner.scope })
        const values: unknown[] = await db.collection(slug).distinct(field, narrowed(slug, where), { maxTimeMS: MAX_TIME_MS })
        return values.filter((value) => typeof value === 'string').sort()
      }),
    fact: async <Value>(key: string, build: (inner: Reading) => Promise<Value>): Promise<Value> => {
      const kept = await facts.get(key, async (inner) => ({ fact: await build(openReading({ ...ports, scope: inner })) }), scope)
      return kept.fact as Value // what is kept under a key is what `build` of that key returned
    },
    find: async <Name extends PublicSlug>(slug: Name, query: Query<Name>): Promise<Documents[Name][]> => {
      scope.depend(slug)
      await expireAtNextDue(slug, ports)
      return db
        .collection(slug)
        .find<Documents[Name]>(narrowed(slug, query.where), { maxTimeMS: MAX_TIME_MS, projection: projectionOf(query.fields) })
        .sort(query.sort ?? { _id: 1 })
        .skip(query.skip ?? 0)
        .limit(Math.min(query.limit ?? 100, MAX_LIMIT))
        .toArray()
    },
    findOne: async (slug, query) => (await reading.find(slug, { ...query, limit: 1 }))[0] ?? null,
    now,
    quotas: async (month) => {
      for (const tag of [OPS_SLUGS.quotaMonths, PORTAL_SLUGS.columns, PORTAL_SLUGS.holidays, PORTAL_SLUGS.news]) scope.depend(tag)
      await expireAtNextDue(PORTAL_SLUGS.news, ports)
      return quotaStandings(db, { from: month, now, to: month })
    },
    rulesFor: (path) => readRules(ports, path),
    scope,
    wasPublic: async (slug, where) => {
      scope.depend(slug)
      const once = { $and: [{ firstPublishedAt: { $lte: now } }, where] }
      return (await db.collection(slug).countDocuments(once, { limit: 1, maxTimeMS: MAX_TIME_MS })) > 0
    },
  }
  return reading
}
