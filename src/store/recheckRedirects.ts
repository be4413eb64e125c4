import { createHash } from 'node:crypto'

import type { AnyBulkWriteOperation, Db, Document, ObjectId } from 'mongodb'

import type { Standing } from '../redirects/followRules.ts'
import { isSitePath } from '../redirects/isSitePath.ts'
import { normalisePath } from '../redirects/normalisePath.ts'
import { type CheckedRule, type RecheckSite, recheckRule, type RedirectProblem } from '../redirects/recheckRule.ts'
import { RuleTable } from '../redirects/ruleTable.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { inBatches } from './inBatches.ts'
import { publicPages } from './publicPages.ts'
import { RULE_FIELDS, type RuleRow, toRule } from './storedRule.ts'

type Row = RuleRow & { createdAt?: Date; hits?: number }
type Checked = CheckedRule & { id: ObjectId }
type Found = { problem: RedirectProblem; rule: Checked }

const FILES = /^\/(?:media|attachments|assets|content\/v1)\/|^\/(?:feed|sitemap)\.xml$|^\/robots\.txt$/

const readRules = async (db: Db, now: Date): Promise<Checked[]> => {
  const rows = db.collection<Row>(OPS_SLUGS.redirects).find({ enabled: true }, { projection: { ...RULE_FIELDS, createdAt: 1, hits: 1 } })
  const rules: Checked[] = []
  for await (const row of rows) rules.push({ ...toRule(row), automatic: row.origin === 'auto', createdAt: row.createdAt ?? now, hits: row.hits ?? 0, id: row._id })
  return rules
}

/** Of the site's pages only those that a rule stands on or leads to. */
const readStanding = async (db: Db, rules: readonly Checked[]): Promise<ReadonlyMap<string, Standing>> => {
  const needed = new Set(rules.flatMap(({ from, to }) => [from, ...(isSitePath(to) ? [normalisePath(to)] : [])]))
  const standing = new Map<string, Standing>()
  for await (const { url } of publicPages(db)) {
    const path = normalisePath(url)
    if (needed.has(path)) standing.set(path, { state: 'live', url })
  }
  return standing
}

const readKnownBad = async (db: Db, rules: readonly Checked[]): Promise<ReadonlyMap<string, string>> => {
  const outside = [...new Set(rules.flatMap(({ to }) => (to !== null && !isSitePath(to) ? [to] : [])))]
  const bad = new Map<string, string>()
  await inBatches(outside, async (batch) => {
    const where = { confirmed: true, url: { $in: [...batch] }, verdict: { $in: ['broken', 'danger'] } }
    for await (const { message, url } of db.collection<{ message?: string; url: string }>(OPS_SLUGS.linkTargets).find(where, { projection: { message: 1, url: 1 } })) bad.set(url, message ?? '巡检确认为断链')
  })
  return bad
}

const siteOf = async (db: Db, rules: readonly Checked[], now: Date): Promise<RecheckSite> => {
  const [standing, bad] = [await readStanding(db, rules), await readKnownBad(db, rules)]
  const table = new RuleTable<Checked>(rules)
  return {
    isFile: (path) => FILES.test(path),
    knownBad: (url) => bad.get(url) ?? null,
    now,
    rulesFor: async (path) => table.at(path),
    standingAt: async (path) => standing.get(path) ?? { state: 'unknown' },
  }
}

const fingerprintOf = ({ problem, rule }: Found): string => createHash('sha256').update(`redirect\n${rule.id.toHexString()}\n${problem.rule}`).digest('hex').slice(0, 40)

const factsOf = ({ problem, rule }: Found): Document => ({
  evidence: { from: rule.from, hits: rule.hits, match: rule.match, status: rule.status, to: rule.to },
  kind: 'redirect',
  message: problem.message,
  places: [{ document: { relationTo: OPS_SLUGS.redirects, value: rule.id.toHexString() }, text: rule.from }],
  placesTotal: 1,
  rule: problem.rule,
  severity: problem.severity,
  suggestion: problem.suggestion,
  title: problem.message.slice(0, 160),
  url: rule.from,
})

type Known = { acceptedUntil?: Date | null; fingerprint: string; message?: string; state: string }

/** One that was mended and is back, or was accepted and has run out or changed, is open again; a false alarm stays one. */
const stateNow = (known: Known | undefined, { problem }: Found, now: Date): string => {
  if (!known) return 'open'
  const lapsed = known.state === 'accepted' && ((known.acceptedUntil != null && known.acceptedUntil < now) || known.message !== problem.message)
  return known.state === 'fixed' || lapsed ? 'reopened' : known.state
}

const saveFindings = async (db: Db, found: readonly Found[], now: Date): Promise<{ fixed: number; open: number }> => {
  const findings = db.collection(OPS_SLUGS.findings)
  const rows = await findings.find<Known>({ kind: 'redirect' }, { projection: { acceptedUntil: 1, fingerprint: 1, message: 1, state: 1 } }).toArray()
  const known = new Map(rows.map((row) => [row.fingerprint, row]))
  const seen = new Map(found.map((each) => [fingerprintOf(each), each]))
  const writes = [...seen].map(([fingerprint, each]): AnyBulkWriteOperation<Document> => {
    const state = stateNow(known.get(fingerprint), each, now)
    const $set = { ...factsOf(each), lastSeenAt: now, state, updatedAt: now, ...(state === 'reopened' ? { fixedAt: null } : {}) }
    return { updateOne: { filter: { fingerprint }, update: { $set, $setOnInsert: { createdAt: now, firstSeenAt: now } }, upsert: true } }
  })
  await inBatches(writes, async (batch) => void (await findings.bulkWrite([...batch], { ordered: false })))
  const gone = rows.filter(({ fingerprint, state }) => !seen.has(fingerprint) && state !== 'fixed' && state !== 'falseAlarm').map(({ fingerprint }) => fingerprint)
  await findings.updateMany({ fingerprint: { $in: gone } }, { $set: { fixedAt: now, state: 'fixed', updatedAt: now } })
  return { fixed: gone.length, open: seen.size }
}

/** Judges every rule that is on against the site as it is now; findings open, close and return accordingly. */
export const recheckRedirects = async (db: Db, now: Date): Promise<{ fixed: number; open: number; rules: number }> => {
  const rules = await readRules(db, now)
  const site = await siteOf(db, rules, now)
  const found: Found[] = []
  for (const rule of rules) {
    const problem = await recheckRule(rule, site)
    if (problem) found.push({ problem, rule })
  }
  return { ...(await saveFindings(db, found, now)), rules: rules.length }
}
