import type { Db } from 'mongodb'

import type { PageFact } from '../../src/inspection/facts.ts'
import { judgeDay } from '../../src/inspection/judgeDay.ts'
import { type PageKind, pageTagGaps } from '../../src/inspection/pageTagGaps.ts'
import { settleProfile } from '../../src/inspection/settleProfile.ts'
import type { DayVerdict, Evidence, RuleVerdict } from '../../src/inspection/verdict.ts'
import { portalUrl } from '../../src/shared/env.ts'
import { ensureError } from '../../src/shared/errors.ts'
import { articleUrl, columnUrl } from '../../src/shared/paths.ts'
import { OPS_GLOBALS, OPS_SLUGS, PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { addDays } from '../../src/shared/workingDays.ts'
import { readInspectionFacts } from '../../src/store/readInspectionFacts.ts'
import { closeIncident, openIncident } from '../incident.ts'
import type { JobLogger } from '../jobLogger.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

const MOST_PAGES = 250
const ANSWER_MS = 15_000

type Page = { kind: PageKind; path: string }

/** The home page, every column, and the newest article of each. */
const pagesToRead = async (db: Db): Promise<Page[]> => {
  const columns = await db.collection<{ path: string }>(PORTAL_SLUGS.columns).find({}, { projection: { path: 1 } }).limit(MOST_PAGES / 2).toArray()
  const pages: Page[] = [{ kind: 'home', path: '/' }]
  for (const { _id, path } of columns) {
    pages.push({ kind: 'column', path: columnUrl(path) })
    const [newest] = await db.collection<{ slug: string }>(PORTAL_SLUGS.news).find({ _status: 'published', column: _id }, { projection: { slug: 1 } }).sort({ publishedAt: -1 }).limit(1).toArray()
    if (newest) pages.push({ kind: 'article', path: articleUrl(path, newest.slug) })
  }
  return pages.slice(0, MOST_PAGES)
}

/** A page that does not open is the patrol's matter; here only what opens is judged. */
const gapsOf = async (origin: string, { kind, path }: Page): Promise<PageFact[]> => {
  const answer = await fetch(origin + path, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) })
  const html = await answer.text()
  if (answer.status !== 200) return []
  const gaps = pageTagGaps(html, kind)
  return gaps.length > 0 ? [{ detail: `缺少 ${gaps.join('、')}`, page: path }] : []
}

/** Page tags of the portal as it answers now; null, with a word in the log, when it does not answer. */
const readPageTags = async (db: Db, origin: string, logger: JobLogger): Promise<PageFact[] | null> => {
  const facts: PageFact[] = []
  for (const page of await pagesToRead(db)) {
    try {
      facts.push(...(await gapsOf(origin, page)))
    } catch (thrown) {
      logger.warn({ page: page.path, reason: ensureError(thrown).message }, '门户没有应答，页面标签未检查')
      return null
    }
  }
  return facts
}

const store = async (db: Db, verdict: DayVerdict, now: Date): Promise<void> => {
  await db.collection(OPS_SLUGS.inspectionDays).updateOne(
    { day: verdict.day },
    { $set: { items: verdict.rules, score: verdict.score, updatedAt: now, verdict: verdict.outcome }, $setOnInsert: { createdAt: now, day: verdict.day } },
    { upsert: true },
  )
}

/** Days ahead that a coming breach is announced. */
const ANNOUNCED_DAYS = 7

const MOST_NAMED = 8

/** What is bad already or turns bad within the horizon, of what a rule rests on. */
const pressing = ({ evidence }: RuleVerdict, horizon: string): Evidence[] => evidence.filter(({ breachesOn }) => breachesOn === null || breachesOn <= horizon)

const detailOf = (message: string, places: readonly Evidence[]): string => {
  if (places.length === 0) return `${message}。`
  const more = places.length > MOST_NAMED ? `等 ${places.length} 处` : ''
  return `${message}。涉及：${places.slice(0, MOST_NAMED).map(({ detail, place }) => `${place} ${detail}`).join('；')}${more}。`
}

const announce = async (db: Db, verdict: DayVerdict, now: Date): Promise<number> => {
  const horizon = addDays(verdict.day, ANNOUNCED_DAYS)
  let announced = 0
  for (const rule of verdict.rules) {
    const { breachesOn, key, kind, message, name, state } = rule
    const id = `inspection:${key}`
    const breached = state === 'breached'
    if (!breached && (breachesOn === null || breachesOn > horizon)) {
      await closeIncident(db, id, now)
      continue
    }
    announced += 1
    const places = pressing(rule, horizon)
    await openIncident(db, {
      columns: places.flatMap(({ column }) => column ?? []), detail: detailOf(message, places), key: id, kind: 'inspection', now, severity: kind === 'veto' ? 'error' : 'warning', source: 'inspectionDay',
      title: breached ? `检查指标不合格：${name}` : `检查指标将于 ${breachesOn ?? ''} 不合格：${name}`,
    })
  }
  return announced
}

/** Judges the portal by the inspection profile in force, keeps the day's verdict and announces what is breached or soon will be. */
export const inspectionDay = ({ db, env }: TaskContext): Task => ({
  handler: async ({ logger, now }) => {
    const at = now()
    const origin = portalUrl(env)
    const profile = settleProfile(await db.collection('globals').findOne({ globalType: OPS_GLOBALS.inspectionProfile }))
    const probeDays = profile.rules.find(({ key }) => key === 'site-unreachable')?.days ?? 7
    const facts = await readInspectionFacts(db, { home: `${origin}/`, now: at, pageTags: await readPageTags(db, origin, logger), probeDays })
    const verdict = judgeDay(profile, facts)
    await store(db, verdict, at)
    return { announced: await announce(db, verdict, at), breached: verdict.rules.filter(({ state }) => state === 'breached').length, score: Math.round(verdict.score) }
  },
  name: 'inspectionDay',
})
