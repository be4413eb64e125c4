import { createRun } from './patrolRun.edge.ts'
import type { PatrolOptions } from './patrolOptions.ts'
import { type PatrolReport, summarise } from './report.ts'
import { secondOpinion } from './secondOpinion.edge.ts'

/**
 * Crawls a site from one URL, checks every link it finds and judges it (DESIGN §6). Never throws for what sites do; an abort
 * ends with a partial report (`complete: false`, cut-off `interrupted`).
 * @throws UserError INPUT_INVALID where the options make no sense
 */
export async function patrol(options: PatrolOptions): Promise<PatrolReport> {
  const { settings, crawl, finish } = createRun(options, secondOpinion)
  const startedAt = settings.clock()
  const start = await crawl.walk()
  const { targets, incidents } = await finish()
  const cutOff = crawl.limits.list()
  const shown = targets.filter((target) => target.placesTotal > 0 || (target.url === start.url && target.verdict !== 'ok'))
  return {
    version: 1, site: settings.startUrl, startedAt: startedAt.toISOString(), finishedAt: settings.clock().toISOString(),
    complete: cutOff.length === 0, cutOff, summary: summarise(shown, crawl.limits.pages), incidents, targets: shown,
  }
}
