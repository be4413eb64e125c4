import type { Db, Document } from 'mongodb'
import type { Payload } from 'payload'

import type { DigestItem } from '../notify/composeDigests.ts'
import { reviewTopic } from '../notify/reviewEvents.ts'
import { type Pace, paceForecast } from '../quota/paceForecast.ts'
import { shanghaiDay, shanghaiMonth } from '../shared/shanghai.ts'
import { OPS_SLUGS, REVIEWED_SLUGS } from '../shared/slugs.ts'
import { addDays, type HolidayTable } from '../shared/workingDays.ts'
import { audienceOf, type ColumnAudience, readDocumentAudiences } from './audiences.ts'
import { readMonthCount, readQuotaColumns } from './quotaReads.ts'

/** `since` is the time of the digest before: what is newer is new. */
export type DigestFacts = { columns: ReadonlyMap<string, ColumnAudience>; db: Db; now: Date; payload: Payload; since: Date; table: HolidayTable }

const MOST = 500
const ANNOUNCED_DAYS = 7

const approversOf = (version: Document): string[] => (Array.isArray(version['approvals']) ? (version['approvals'] as Document[]).map(({ user }) => String(user)) : [])

const reviewItem = (collection: string, id: string, { columns, version }: { columns: DigestFacts['columns']; version: Document }): DigestItem => {
  const { authors, column, title } = audienceOf(version, columns)
  const topic = reviewTopic(collection, id)
  const place = column ? `栏目“${column.title}”：` : ''
  if (version['reviewState'] === 'returned') return { about: { audience: { authors }, kind: 'review-returned', topic }, line: `${place}《${title}》 ${String(version['returnComment'] ?? '')}`, section: '已退回' }
  return { about: { audience: { column, excluded: [...authors, ...approversOf(version)] }, kind: 'review-submitted', topic }, line: `${place}《${title}》`, section: '待审核' }
}

const reviewItems = async ({ columns, payload }: DigestFacts): Promise<DigestItem[]> => {
  const items: DigestItem[] = []
  for (const collection of REVIEWED_SLUGS) {
    const { docs } = await payload.findVersions({
      collection, depth: 0, limit: MOST, overrideAccess: true, pagination: false,
      where: { and: [{ latest: { equals: true } }, { 'version.reviewState': { in: ['returned', 'submitted'] } }, { 'version.deletedAt': { exists: false } }] },
    })
    items.push(...docs.map(({ parent, version }) => reviewItem(collection, String(parent), { columns, version })))
  }
  return items
}

const paceLine = (title: string, { counted, holidaysKnown, reachedOn, required, workingDaysLeft }: Pace): string =>
  `${title} ${counted}/${required}，剩 ${workingDaysLeft} 个工作日${holidaysKnown ? '' : '（放假安排未录入）'}，${reachedOn ? `按目前进度 ${reachedOn} 达标` : '按目前进度不能达标'}`

const quotaItems = async ({ columns, db, now, table }: DigestFacts): Promise<DigestItem[]> => {
  const month = shanghaiMonth(now)
  const items: DigestItem[] = []
  for (const { id, path, required, title } of await readQuotaColumns(db)) {
    const { counted } = await readMonthCount(db, { column: id, month, now })
    const pace = paceForecast({ counted: counted.length, month, now, required, table })
    if (pace.state === 'fulfilled') continue
    items.push({ about: { audience: { column: columns.get(String(id)) ?? null }, kind: 'quota-behind', topic: `quota:${path}:${month}` }, line: paceLine(title, pace), section: '发布量' })
  }
  return items
}

type Counted = { _id: string; fresh: number; gone: number; open: number }

const OPEN_STATES = ['open', 'reopened']

/** Counts by document; a finding about a link counts in every document it stands in. */
const countFindings = (db: Db, since: Date): Promise<Counted[]> => {
  const isOpen = { $in: ['$state', OPEN_STATES] }
  const count = (condition: Document): Document => ({ $sum: { $cond: [condition, 1, 0] } })
  const own = { $concat: ['$document.relationTo', ':', { $toString: '$document.value' }] }
  return db.collection(OPS_SLUGS.findings).aggregate<Counted>([
    { $match: { $or: [{ severity: { $in: ['danger', 'error', 'warning'] }, state: { $in: OPEN_STATES } }, { fixedAt: { $gte: since }, state: 'fixed' }] } },
    { $set: { keys: { $cond: [{ $gt: [{ $size: { $ifNull: ['$documentKeys', []] } }, 0] }, '$documentKeys', [own]] } } },
    { $unwind: '$keys' },
    { $match: { keys: { $ne: null } } },
    { $group: { _id: '$keys', fresh: count({ $and: [isOpen, { $gte: ['$firstSeenAt', since] }] }), gone: count({ $eq: ['$state', 'fixed'] }), open: count(isOpen) } },
    { $sort: { open: -1, _id: 1 } },
    { $limit: MOST },
  ]).toArray()
}

const findingItems = async ({ columns, db, since }: DigestFacts): Promise<DigestItem[]> => {
  const counted = await countFindings(db, since)
  const documents = await readDocumentAudiences(db, counted.map(({ _id }) => _id), columns)
  return counted.flatMap(({ _id, fresh, gone, open }): DigestItem[] => {
    const document = documents.get(_id)
    if (!document) return []
    const { authors, column, title } = document
    return [{ about: { audience: { authors, column }, kind: 'finding-confirmed', topic: `findings:${_id}` }, line: `《${title}》：新增 ${fresh}，仍未处理 ${open - fresh}，已消除 ${gone}`, section: '问题' }]
  })
}

const inspectionItems = async ({ db, now }: DigestFacts): Promise<DigestItem[]> => {
  const [day] = await db.collection(OPS_SLUGS.inspectionDays).find({}, { projection: { items: 1 } }).sort({ day: -1 }).limit(1).toArray()
  const horizon = addDays(shanghaiDay(now), ANNOUNCED_DAYS)
  const rules = (day?.['items'] ?? []) as { breachesOn?: null | string; key: string; name: string; state: string }[]
  return rules.flatMap(({ breachesOn, key, name, state }): DigestItem[] => {
    const soon = typeof breachesOn === 'string' && breachesOn <= horizon
    if (state !== 'breached' && !soon) return []
    return [{ about: { audience: {}, kind: 'inspection-forecast', topic: `incident:inspection:${key}` }, line: state === 'breached' ? `${name}：不合格` : `${name}：${breachesOn} 起不合格`, section: '检查指标' }]
  })
}

/** Everything that is open, whomever it concerns. */
export const readDigestItems = async (facts: DigestFacts): Promise<DigestItem[]> =>
  [...(await reviewItems(facts)), ...(await quotaItems(facts)), ...(await findingItems(facts)), ...(await inspectionItems(facts))]
