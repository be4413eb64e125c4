import { createRun } from './patrolRun.edge.ts'
import type { PatrolOptions } from './patrolOptions.ts'
import type { TargetReport } from './report.ts'
import { secondOpinion } from './secondOpinion.edge.ts'

/**
 * Checks known targets again without reading any page for links; reports come in the order of `urls`, without places.
 * @param options those of `patrol`; `url` is the site the links stand on
 * @throws UserError INPUT_INVALID where the options make no sense
 */
export async function checkTargets(urls: readonly string[], options: PatrolOptions): Promise<TargetReport[]> {
  const { crawl, finish } = createRun(options, secondOpinion)
  const asked = await crawl.check(urls)
  const { targets } = await finish()
  const byUrl = new Map(targets.map((target) => [target.url, target]))
  return asked.flatMap((target) => byUrl.get(target.url) ?? [])
}
