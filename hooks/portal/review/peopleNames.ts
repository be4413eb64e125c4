import type { PayloadRequest } from 'payload'

import { idsOf } from '../../../src/shared/idsOf.ts'
import { PORTAL_SLUGS } from '../../../src/shared/slugs.ts'

const MOST = 200

/** Names of accounts by id: what colleagues see of each other. Unknown ids are left out. */
export const readPeopleNames = async (req: PayloadRequest, people: readonly unknown[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(idsOf(people))]
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({ collection: PORTAL_SLUGS.users, depth: 0, limit: MOST, overrideAccess: true, pagination: false, req, select: { name: true }, where: { id: { in: ids } } })
  return new Map(docs.map(({ id, name }) => [id, name]))
}

/** Names of those who may review a text of the column, `excluded` left out: the persons the column names, else all reviewers. */
export const readReviewerNames = async (req: PayloadRequest, { excluded, named }: { excluded: readonly string[]; named: readonly string[] }): Promise<string[]> => {
  const among = named.length > 0 ? [{ id: { in: [...named] } }] : []
  const { docs } = await req.payload.find({
    collection: PORTAL_SLUGS.users, depth: 0, limit: MOST, overrideAccess: true, pagination: false, req, select: { name: true }, sort: 'name',
    where: { and: [{ roles: { in: ['reviewer'] } }, { disabled: { not_equals: true } }, ...among] },
  })
  return docs.filter(({ id }) => !excluded.includes(id)).map(({ name }) => name)
}
