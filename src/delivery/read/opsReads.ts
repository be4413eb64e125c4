import type { Db, ObjectId } from 'mongodb'

import { pathAndAncestors } from '../../redirects/matchRedirect.ts'
import type { RedirectRule } from '../../redirects/types.ts'
import { OPS_SLUGS } from '../../shared/slugs.ts'
import type { CacheScope } from '../cache/taggedCache.ts'

/** A rule of the `redirects` collection, with the id under which its hits are counted. */
export type StoredRule = RedirectRule & { id: string }

type Ports = { db: Db; scope: CacheScope }
type RuleDocument = Pick<RedirectRule, 'from' | 'keepQuery' | 'keepRest' | 'match' | 'status'> & { _id: ObjectId; toPath?: string | null }

const MAX_TIME_MS = 5_000

/** Those of the URLs whose link target carries the verdict `danger`. */
export const readDangerous = async ({ db, scope }: Ports, urls: readonly string[]): Promise<ReadonlySet<string>> => {
  scope.depend(OPS_SLUGS.linkTargets)
  if (urls.length === 0) return new Set()
  const where = { url: { $in: [...urls] }, verdict: 'danger' }
  const found = await db.collection<{ url: string }>(OPS_SLUGS.linkTargets).find(where, { maxTimeMS: MAX_TIME_MS, projection: { url: 1 } }).limit(urls.length).toArray()
  return new Set(found.map(({ url }) => url))
}

/** Enabled rules for a normalised path itself or, as prefixes, for any path above it. Two at most per level. */
export const readRules = async ({ db, scope }: Ports, path: string): Promise<StoredRule[]> => {
  scope.depend(OPS_SLUGS.redirects)
  const candidates = pathAndAncestors(path)
  const found = await db
    .collection<RuleDocument>(OPS_SLUGS.redirects)
    .find({ enabled: true, from: { $in: candidates } }, { maxTimeMS: MAX_TIME_MS, projection: { from: 1, keepQuery: 1, keepRest: 1, match: 1, status: 1, toPath: 1 } })
    .limit(candidates.length * 2)
    .toArray()
  return found.map(({ _id, toPath, ...rule }) => ({ ...rule, id: _id.toHexString(), to: toPath ?? null }))
}
