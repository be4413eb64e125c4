import { APIError, type PayloadRequest, type SanitizedCollectionConfig, type Where } from 'payload'

import { changedFields } from '../../../src/review/contentDigest.ts'
import { labelsOf } from './fieldLabels.ts'

type Input = { collection: SanitizedCollectionConfig; given: unknown; req: PayloadRequest; stored: Record<string, unknown> }

const changedSince = async ({ collection, given, req, stored }: Input): Promise<string[]> => {
  const where: Where = { and: [{ parent: { equals: stored['id'] } }, { 'version.rev': { equals: given } }] }
  const { docs } = await req.payload.findVersions({ collection: collection.slug, depth: 0, limit: 1, req, where })
  const base = docs[0]?.version as Record<string, unknown> | undefined
  return base ? changedFields(base, stored) : []
}

/** Throws 409 when the revision a person started from is not the stored one, naming the fields others changed since. */
export const refuseStale = async (input: Input): Promise<void> => {
  const { collection, given, stored } = input
  const current = Number(stored['rev'] ?? 0)
  if (typeof given !== 'number' || given === current) return
  const names = await changedSince(input)
  const labels = labelsOf(collection.fields)
  const what = names.length > 0 ? `期间改动了：${names.map((name) => labels.get(name) ?? name).join('、')}。` : '期间审核状态有变化。'
  throw new APIError(`内容已被他人修改（当前修订 ${current}，您的是 ${given}）。${what}请刷新，核对后再操作。`, 409, { changed: names, code: 'CONFLICT_STALE', rev: current }, true)
}
