import { Crawl } from './crawl.edge.ts'
import { hearSuspects, type HearingDeps } from './hearSuspects.ts'
import { RunJudge } from './judgeRun.edge.ts'
import { type PatrolOptions, type PatrolSettings, resolveOptions } from './patrolOptions.ts'
import type { Target } from './registry.ts'
import type { TargetReport } from './report.ts'
import type { OpinionAnswer } from './secondOpinion.edge.ts'
import { targetReport } from './targetReport.ts'
import type { Suspect } from './trace.ts'

/** Asks an independent implementation, which can acquit only. */
export type SecondOpinion = (suspects: readonly Suspect[], options: { settings: PatrolSettings; signal: AbortSignal }) => Promise<OpinionAnswer>

export type PatrolRun = { settings: PatrolSettings; crawl: Crawl; judge: RunJudge; finish: () => Promise<{ targets: TargetReport[]; incidents: string[] }> }

/** Reports of the same site read the same, whichever page was read first. */
const byUrl = (one: TargetReport, other: TargetReport): number => (one.url < other.url ? -1 : 1)

const DOUBTFUL = new Set(['reset', 'timeout', 'tls', 'connect', 'truncated', 'endless', 'redirect-broken', 'redirect-loop'])
const MAX_SUSPECTS = 200
const PROGRESS_MS = 250

const isSuspect = ({ classified, fragment }: Target): boolean =>
  classified?.verdict === 'broken' && fragment === null && (DOUBTFUL.has(classified.reason) || /^http-(?!404$|410$)/.test(classified.reason))

/** Puts one run together: crawl, judge, and what happens at the end. */
export function createRun(options: PatrolOptions, secondOpinion: SecondOpinion | null): PatrolRun {
  const settings = resolveOptions(options)
  const signal = options.signal ?? new AbortController().signal
  let lastProgress = 0
  const report = (): void => {
    if (!options.onProgress || performance.now() - lastProgress < PROGRESS_MS) return
    lastProgress = performance.now()
    options.onProgress({ pages: crawl.limits.pages, checked: crawl.traced, known: crawl.registry.resources.size, active: crawl.active, byVerdict: { ...judge.byVerdict } })
  }
  const judge: RunJudge = new RunJudge({ settings, crawl: () => crawl, history: options.history, onPage: options.onPage })
  const crawl: Crawl = new Crawl({
    settings, signal, ...(options.lookup ? { lookup: options.lookup } : {}), ...(options.state ? { state: options.state } : {}), ...(options.rests ? { rests: options.rests } : {}), ...(options.outside ? { outside: options.outside } : {}),
    onTraced: async (resource) => {
      await judge.judgeResource(resource)
      report()
    },
    onLateTarget: (target) => judge.judgeLateIfNeeded(target),
  })
  const finish = async (): Promise<{ targets: TargetReport[]; incidents: string[] }> => {
    const { registry } = crawl
    const incidents = judge.excuseOutside(registry.resources.values(), crawl.network.counts())
    judgeRest(crawl, judge, settings)
    if (secondOpinion && settings.secondOpinion && !signal.aborted) {
      const { asker, gate } = crawl.network
      const ask: HearingDeps['ask'] = (suspects) => secondOpinion(suspects, { settings, signal })
      await acquit([...registry.targets.values()], (suspects) => hearSuspects(suspects, { ask, asker, gate, signal, state: options.state ?? null }))
    }
    const placesOf = registry.placesByTarget()
    const now = settings.clock().getTime()
    const targets = [...registry.targets.values()].map((target) => targetReport(target, placesOf(target), now)).filter((target) => target !== null).sort(byUrl)
    if (options.onTarget) targets.forEach(options.onTarget)
    return { targets, incidents }
  }
  return { settings, crawl, judge, finish }
}

function judgeRest(crawl: Crawl, judge: RunJudge, settings: PatrolSettings): void {
  let unasked = 0
  for (const [url, target] of crawl.registry.targets) {
    const isOutside = target.resource !== null && !target.resource.internal
    if (target.kind === 'scheme') judge.skip(target, 'scheme', url.slice(0, url.indexOf(':') + 1))
    else if (!target.resource) judge.malformed(target)
    else if (isOutside && settings.external === 'skip') crawl.registry.targets.delete(url)
    else if (target.resource.outcome) judge.judgeLateIfNeeded(target)
    else if (isOutside && settings.external === 'list') judge.skip(target, 'external', '')
    else {
      unasked += 1
      judge.skip(target, 'limit', crawl.stopped ?? '')
    }
  }
  if (crawl.stopped) crawl.limits.cut(crawl.stopped, limitText(crawl.stopped, settings), unasked)
}

function limitText(stopped: NonNullable<Crawl['stopped']>, settings: PatrolSettings): string {
  const texts = { time: `${settings.maxTimeMs} ms`, bytes: String(settings.maxBytes), interrupted: settings.startUrl }
  return texts[stopped]
}

async function acquit(targets: readonly Target[], hear: (suspects: readonly Suspect[]) => Promise<ReadonlySet<string>>): Promise<void> {
  const suspects = targets.filter(isSuspect).slice(0, MAX_SUSPECTS)
  if (suspects.length === 0) return
  const fine = await hear(suspects.flatMap(({ url, resource }) => (resource?.outcome ? [{ url, outcome: resource.outcome }] : [])))
  for (const target of suspects) {
    if (!fine.has(target.url) || !target.classified) continue
    const hints = [`首次检查为 ${target.classified.reason}，独立复核可以打开`]
    target.classified = { verdict: 'ok', reason: 'ok', message: '链接正常（独立复核确认可以打开）。', suggestion: '', evidence: target.classified.evidence, hints }
  }
}
