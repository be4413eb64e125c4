import type { ClientSession, Db, ObjectId } from 'mongodb'

import { documentOfIncident, incidentEvent } from '../src/notify/incidentEvent.ts'
import type { NoticeEvent } from '../src/notify/notice.ts'
import { groupBy } from '../src/shared/groupBy.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { type DocumentAudience, peopleOfColumns, readColumnAudiences, readDocumentAudiences } from '../src/store/audiences.ts'
import type { TaskContext } from './taskContext.ts'
import { tell } from './tell.ts'

type Incident = { _id: ObjectId; columns?: string[]; detail: string; key: string; kind: string; severity: string; source: string; title: string }
type Finding = { _id: ObjectId; documentKeys?: string[]; message?: string; severity: string; title?: string }

/** What stood untold for longer (an upgrade, a long stop) is old news; the digest has it. */
const NEWS_MS = 2 * 86_400_000
const MOST = 200
const SHOWN = 5

/** Notes the rows as told in the transaction of the notices; false where another worker was first. */
const marking = (slug: string, rows: readonly ObjectId[], now: Date) => async (session: ClientSession, db: Db): Promise<boolean> => {
  const { modifiedCount } = await db.collection(slug).updateMany({ _id: { $in: [...rows] }, toldAt: null }, { $set: { toldAt: now } }, { session })
  return modifiedCount > 0
}

const tellIncidents = async (context: TaskContext, now: Date): Promise<number> => {
  const { db } = context
  const open = await db.collection<Incident>(OPS_SLUGS.incidents).find({ openedAt: { $gte: new Date(now.getTime() - NEWS_MS) }, state: 'open', toldAt: null }).limit(MOST).toArray()
  if (open.length === 0) return 0
  const keyOf = (key: string): string => Object.values(documentOfIncident(key) ?? {}).join(':')
  const columns = await readColumnAudiences(db)
  const documents = await readDocumentAudiences(db, open.map(({ key }) => keyOf(key)).filter(Boolean), columns)
  let told = 0
  for (const { _id, columns: named = [], ...incident } of open) {
    const about = documents.get(keyOf(incident.key))
    const concerned = peopleOfColumns([...columns.values()].filter(({ path }) => named.includes(path)))
    const event = incidentEvent({ ...incident, about: { authors: about?.authors ?? [], column: about?.column ?? concerned }, id: String(_id) })
    if (event) told += await tell(context, now, { cause: marking(OPS_SLUGS.incidents, [_id], now), event })
    else await db.collection(OPS_SLUGS.incidents).updateOne({ _id }, { $set: { toldAt: now } })
  }
  return told
}

/** One notice a document, however many of its links broke; what stands in no document is the operators'. */
const findingEvent = (key: string, rows: readonly Finding[], document: DocumentAudience | undefined): NoticeEvent => {
  const place = document ? `《${document.title}》` : '门户页面'
  const danger = rows.some(({ severity }) => severity === 'danger')
  return {
    audience: { authors: document?.authors ?? [], column: document?.column ?? null }, key: `findings:${key}:${String(rows[0]?._id)}`, kind: 'finding-confirmed',
    link: document ? `/collections/${key.replace(':', '/')}` : `/collections/${OPS_SLUGS.findings}`,
    text: [...rows.slice(0, SHOWN).map(({ message, title }) => message ?? title ?? ''), ...(rows.length > SHOWN ? [`另有 ${rows.length - SHOWN} 个`] : [])].join('\n'),
    title: `${place}有 ${rows.length} 个${danger ? '失效或危险的' : '已确认失效的'}链接`, topic: `findings:${key}`, ...(danger ? { urgency: 'urgent' as const } : {}),
  }
}

const tellFindings = async (context: TaskContext, now: Date): Promise<number> => {
  const { db } = context
  const open = await db.collection<Finding>(OPS_SLUGS.findings)
    .find({ kind: 'link', lastSeenAt: { $gte: new Date(now.getTime() - NEWS_MS) }, severity: { $in: ['danger', 'error'] }, state: { $in: ['open', 'reopened'] }, toldAt: null })
    .limit(MOST).toArray()
  if (open.length === 0) return 0
  const groups = groupBy(open, ({ documentKeys }) => documentKeys?.[0] ?? 'site')
  const documents = await readDocumentAudiences(db, [...groups.keys()].filter((key) => key !== 'site'), await readColumnAudiences(db))
  let told = 0
  for (const [key, rows] of groups) {
    told += await tell(context, now, { cause: marking(OPS_SLUGS.findings, rows.map(({ _id }) => _id), now), event: findingEvent(key, rows, documents.get(key)) })
  }
  return told
}

/** Tells of incidents and of confirmed findings that nobody was told of yet: whoever wrote them, each is told of once. */
export const tellOpen = async (context: TaskContext, now: Date): Promise<number> => (await tellIncidents(context, now)) + (await tellFindings(context, now))
