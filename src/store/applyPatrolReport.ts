import { coverageOf } from '../findings/coverageOf.ts'
import { diffFindings, type FindingChange } from '../findings/diffFindings.ts'
import { type LinkProblem, linkProblem } from '../findings/linkProblem.ts'
import type { Standing } from '../findings/types.ts'
import type { PatrolReport, TargetReport } from '../links/report.ts'
import { closedFinding, findingOf, MAX_PLACES } from './findingOf.ts'
import { BATCH, inBatches } from './inBatches.ts'
import type { KnownTarget, OpsStore } from './ports.ts'
import { type CheckedTarget, placesDigestOf, targetOf } from './targetOf.ts'

/** `site` saw the pages; `due` asked for single links and knows nothing of where they stand. */
type AppliedRun = { id: string; kind: 'due' | 'site' }

export type AppliedCounts = { fixed: number; opened: number; reopened: number; stillOpen: number }

export type ApplyInput = { now: Date; report: Pick<PatrolReport, 'complete' | 'targets'>; run: AppliedRun; store: OpsStore }

type Checked = { known: { places: number } | undefined; problem: LinkProblem | null; report: TargetReport; standing: Standing }

/** What the run knows of pages: of all, or of those it read; null for a run that asked for single links only. */
type Knowledge = 'all' | ReadonlySet<string> | null

const NOTHING: ReadonlySet<string> = new Set()

const countInto = (counts: AppliedCounts, changes: readonly FindingChange[]): void => {
  for (const { kind, wasOpen } of changes) {
    if (kind === 'open') counts.opened += 1
    if (kind === 'reopen') counts.reopened += 1
    if (kind === 'close') counts.fixed += 1
    if (kind === 'keep' && wasOpen) counts.stillOpen += 1
  }
}

type Compared = { checked: Checked; moved: boolean; target: CheckedTarget }

const compare = ({ now, run }: ApplyInput, report: TargetReport, { known, pages }: { known: KnownTarget | undefined; pages: Knowledge }): Compared => {
  const digest = pages === null ? undefined : placesDigestOf(report)
  const moved = digest !== undefined && digest !== known?.placesDigest
  const target = targetOf({ known, now, report, run: run.id, ...(digest === undefined ? {} : { placesDigest: moved && pages !== 'all' ? null : digest }) })
  const { standing } = target
  return { checked: { known: known && { places: known.places }, problem: linkProblem(report, standing.confirmed), report, standing }, moved, target }
}

/** Places before the links themselves: a link's digest says that its places are stored. */
const saveChecks = async (input: ApplyInput, batch: readonly TargetReport[], pages: Knowledge): Promise<Checked[]> => {
  const { now, run, store } = input
  const known = await store.links.knownTargets(batch.map(({ url }) => url))
  const compared = batch.map((report) => compare(input, report, { known: known.get(report.url), pages }))
  const moved = compared.filter((one) => one.moved).map(({ checked }) => checked.report)
  if (pages !== null && moved.length > 0) {
    const places = moved.flatMap(({ places: found, url }) => found.map((place) => ({ ...place, url })))
    await store.links.replacePagePlaces({ now, pages, places, urls: moved.map(({ url }) => url) })
  }
  await store.links.saveTargets(compared.flatMap(({ target }) => (target.kind === 'write' ? [target.write] : [])), now)
  const touches = compared.flatMap(({ target }) => (target.kind === 'touch' ? [target.touch] : []))
  await store.links.touchTargets(touches, { now, run: run.id, seen: pages !== null })
  return compared.map(({ checked }) => checked)
}

/** Findings follow once the places of the whole run are known, since a link may stand on pages of other runs too. */
const saveFindings = async ({ now, run, store }: ApplyInput, batch: readonly Checked[]): Promise<FindingChange[]> => {
  const urls = batch.map(({ report }) => report.url)
  const previous = await store.findings.knownFindings(urls)
  const seen = batch.map(({ problem, report }) => ({ internal: report.internal, problem: problem !== null, reason: report.reason, url: report.url, verdict: report.verdict }))
  const changes = diffFindings({ coversAll: false, now, previous, seen, stillPlaced: NOTHING })
  const byUrl = new Map(batch.map((checked) => [checked.report.url, checked]))
  const places = await store.links.placesOf(changes.filter(({ kind }) => kind !== 'close').map(({ url }) => url), MAX_PLACES)
  const at = { now, run: run.id }
  const writes = changes.flatMap((change) => {
    const checked = byUrl.get(change.url)
    if (change.kind === 'close') return [closedFinding(change, at)]
    return checked?.problem ? [findingOf(change, { ...checked, places: places.get(change.url), problem: checked.problem }, at)] : []
  })
  await store.findings.saveFindings(writes, now)
  return changes
}

/** A link that the run did not meet and that stands nowhere any more is gone: not in a draft, not on a page that was down. */
const closeVanished = async ({ now, report, run, store }: ApplyInput, counts: AppliedCounts): Promise<void> => {
  const seen = new Set(report.targets.map(({ url }) => url))
  let after: null | string = null
  do {
    const page: Awaited<ReturnType<typeof store.findings.unsettled>> = await store.findings.unsettled(after, BATCH)
    const unseen = page.findings.filter(({ url }) => !seen.has(url))
    const places = await store.links.placesOf(unseen.map(({ url }) => url), 1)
    const changes = diffFindings({ coversAll: true, now, previous: unseen, seen: [], stillPlaced: new Set(places.keys()) })
    await store.findings.saveFindings(changes.map((change) => closedFinding(change, { now, run: run.id })), now)
    countInto(counts, changes)
    after = page.next
  } while (after !== null)
}

/** Pages of which the run knows what stands on them: those it read, and those that are gone. */
const pagesKnown = (targets: readonly TargetReport[]): Set<string> => {
  const read = targets.flatMap(({ places }) => places.map(({ page }) => page))
  const gone = targets.filter(({ internal, reason }) => internal && (reason === 'http-404' || reason === 'http-410')).map(({ url }) => url)
  return new Set([...read, ...gone])
}

/** A host that asked to be left alone is left alone with all its links, not only with those that were asked. */
const postponeHosts = async ({ report, store }: ApplyInput): Promise<void> => {
  const until = new Map<string, string>()
  for (const { retryAt, url } of report.targets) {
    const host = URL.parse(url)?.host
    if (host && retryAt !== undefined && retryAt > (until.get(host) ?? '')) until.set(host, retryAt)
  }
  for (const [host, at] of until) await store.links.postponeHost(host, new Date(at))
}

/** Places of links that the run did not meet. */
const dropOldPlaces = async ({ now, report, run, store }: ApplyInput, pages: Knowledge): Promise<void> => {
  if (pages === 'all') await store.links.dropUnseen(run.id, now)
  else if (pages) await store.links.dropPlacesOnPages([...pages], new Set(report.targets.map(({ url }) => url)))
}

/**
 * Writes what a run found: links with their verdict and history, the places they stand at, and findings opened, kept,
 * closed and reopened. Works in batches of 500, writes only what differs from what is stored, and may be applied again with the
 * same run after a crash: it then changes nothing.
 */
export const applyPatrolReport = async (input: ApplyInput): Promise<AppliedCounts> => {
  const { report, run } = input
  const counts: AppliedCounts = { fixed: 0, opened: 0, reopened: 0, stillOpen: 0 }
  const isSite = run.kind === 'site'
  const coverage = coverageOf({ complete: report.complete, outcomes: report.targets })
  const pages: Knowledge = !isSite ? null : coverage === 'whole' ? 'all' : pagesKnown(report.targets)
  const checked: Checked[] = []
  await inBatches(report.targets, async (batch) => void checked.push(...(await saveChecks(input, batch, pages))))
  await dropOldPlaces(input, pages)
  await postponeHosts(input)
  await inBatches(checked, async (batch) => countInto(counts, await saveFindings(input, batch)))
  if (isSite && coverage !== 'part') await closeVanished(input, counts)
  return counts
}
