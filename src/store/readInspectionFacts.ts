import type { Db, ObjectId } from 'mongodb'

import type { ColumnClass, ColumnFacts, InspectionFacts, PageFact, ProbeFacts } from '../inspection/facts.ts'
import { shanghaiDay } from '../shared/shanghai.ts'
import { OPS_SLUGS, PORTAL_SLUGS } from '../shared/slugs.ts'

type StoredColumn = { _id: ObjectId; class?: ColumnClass; inspection?: { exempt?: boolean }; parent?: ObjectId | null; path: string; title: string }
type Newest = { _id: ObjectId; items: number; newest: Date | null }

const MOST_COLUMNS = 2_000
const OPEN_STATES = ['open', 'reopened']

/** Content of each column itself: how much is public, and the newest shown date. One aggregation a collection, over an index. */
const newestByColumn = async (db: Db, collection: string, now: Date): Promise<Newest[]> =>
  db.collection(collection).aggregate<Newest>([
    { $match: { _status: 'published', deletedAt: { $in: [null] }, publishedAt: { $lte: now } } },
    { $group: { _id: '$column', items: { $sum: 1 }, newest: { $max: '$publishedAt' } } },
  ]).toArray()

const columnFacts = async (db: Db, now: Date): Promise<ColumnFacts[]> => {
  const columns = await db.collection<StoredColumn>(PORTAL_SLUGS.columns).find({}, { projection: { class: 1, inspection: 1, parent: 1, path: 1, title: 1 } }).limit(MOST_COLUMNS).toArray()
  const counted = [...(await newestByColumn(db, PORTAL_SLUGS.news, now)), ...(await newestByColumn(db, PORTAL_SLUGS.pages, now))]
  const pathOf = new Map(columns.map(({ _id, path }) => [String(_id), path]))
  const placed = counted.flatMap(({ _id, items, newest }) => (pathOf.has(String(_id)) ? [{ items, newest, path: pathOf.get(String(_id)) ?? '' }] : []))
  return columns.map((column) => {
    const within = placed.filter(({ path }) => path === column.path || path.startsWith(`${column.path}/`))
    const newest = within.reduce<Date | null>((latest, one) => (one.newest && (!latest || one.newest > latest) ? one.newest : latest), null)
    const kind = column.class ?? 'other'
    return {
      class: kind, exempt: column.inspection?.exempt === true, firstLevel: !columns.some((above) => above.class === kind && column.path.startsWith(`${above.path}/`)),
      id: String(column._id), items: within.reduce((sum, { items }) => sum + items, 0), lastDay: newest ? shanghaiDay(newest) : null, path: column.path, title: column.title,
    }
  })
}

type StoredFinding = { places?: { page?: string }[]; title: string }

/** Confirmed dead links by the page they stand on; null before the first finished patrol. */
const deadLinks = async (db: Db, home: string): Promise<InspectionFacts['deadLinks']> => {
  if (!(await db.collection(OPS_SLUGS.patrolRuns).findOne({ kind: 'site', state: 'finished' }, { projection: { _id: 1 } }))) return null
  const findings = await db.collection<StoredFinding>(OPS_SLUGS.findings)
    .find({ kind: 'link', severity: { $in: ['danger', 'error'] }, state: { $in: OPEN_STATES } }, { projection: { places: 1, title: 1 } }).limit(5_000).toArray()
  const facts = findings.flatMap(({ places = [], title }) => places.flatMap(({ page }): PageFact[] => (page ? [{ detail: title, page }] : [])))
  return { home: facts.filter(({ page }) => page === home), other: facts.filter(({ page }) => page !== home) }
}

const probeFacts = async (db: Db, { days, now }: { days: number; now: Date }): Promise<ProbeFacts> => {
  const at = { $gt: new Date(now.getTime() - days * 86_400_000), $lte: now }
  const probes = db.collection(OPS_SLUGS.probes)
  return { failed: await probes.countDocuments({ at, ok: false }), total: await probes.countDocuments({ at }) }
}

const newestDay = async (db: Db, collection: string): Promise<string | null> => {
  const [newest] = await db.collection<{ publishedAt?: Date }>(collection).find({ publishedAt: { $type: 'date' }, state: 'published' }, { projection: { publishedAt: 1 } }).sort({ publishedAt: -1 }).limit(1).toArray()
  return newest?.publishedAt ? shanghaiDay(newest.publishedAt) : null
}

/** The newest public article: the home page shows it. */
const homeDay = (columns: readonly ColumnFacts[]): string | null => columns.map(({ lastDay }) => lastDay).filter((day) => day !== null).sort().at(-1) ?? null

export type FactsInput = { home: string; now: Date; pageTags: readonly PageFact[] | null; probeDays: number }

/** What the verdict of the day rests on, from the stored data. Messages of readers are not kept here, so they are unknown. */
export const readInspectionFacts = async (db: Db, { home, now, pageTags, probeDays }: FactsInput): Promise<InspectionFacts> => {
  const columns = await columnFacts(db, now)
  return {
    columns, dataDay: await newestDay(db, PORTAL_SLUGS.evaluationScores), day: shanghaiDay(now), deadLinks: await deadLinks(db, home), homeDay: homeDay(columns),
    messages: null, pageTags, probes: await probeFacts(db, { days: probeDays, now }),
  }
}

