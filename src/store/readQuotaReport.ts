import { type Db, ObjectId } from 'mongodb'

import { type QuotaReport, reportedMonth } from '../quota/report/quotaReport.ts'
import { articleUrl } from '../shared/paths.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'
import { quotaStandings, type StandingsQuery } from './quotaStandings.ts'

type Placed = { _id: ObjectId; column?: ObjectId; slug?: string }

/** Addresses of articles by id; an article that is gone has none. */
const addressesOf = async (db: Db, ids: readonly string[], portalUrl: string): Promise<Map<string, string>> => {
  const known = [...new Set(ids)].filter((id) => ObjectId.isValid(id)).map((id) => new ObjectId(id))
  if (known.length === 0) return new Map()
  const articles = await db.collection<Placed>(PORTAL_SLUGS.news).find({ _id: { $in: known } }, { projection: { column: 1, slug: 1 } }).limit(known.length).toArray()
  const placed = articles.flatMap(({ _id, column, slug }) => (column && slug ? [{ column, id: String(_id), slug }] : []))
  const columns = await db.collection<{ path: string }>(PORTAL_SLUGS.columns).find({ _id: { $in: placed.map(({ column }) => column) } }, { projection: { path: 1 } }).limit(known.length).toArray()
  const paths = new Map(columns.map(({ _id, path }) => [String(_id), path]))
  return new Map(placed.flatMap(({ column, id, slug }) => {
    const path = paths.get(String(column))
    return path === undefined ? [] : [[id, portalUrl + encodeURI(articleUrl(path, slug))] as const]
  }))
}

type Query = StandingsQuery & { column: null | string; portalUrl: string; site: string }

/** The months of all columns with a quota, or of one (its path), with the address of every article. */
export const readQuotaReport = async (db: Db, { column, portalUrl, site, ...query }: Query): Promise<QuotaReport> => {
  const standings = (await quotaStandings(db, query)).filter((one) => column === null || one.column === column)
  const named = standings.flatMap(({ counted, rejected }) => [...counted, ...rejected].flatMap((one) => ('copyOf' in one && one.copyOf ? [one.id, one.copyOf] : [one.id])))
  const addresses = await addressesOf(db, named, portalUrl)
  return { from: query.from, madeAt: query.now, months: standings.map((one) => reportedMonth(one, (id) => addresses.get(id) ?? null)), site, to: query.to }
}
