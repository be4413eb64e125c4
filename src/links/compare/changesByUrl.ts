import { CHANGE_NAMES } from '../../shared/report/changeNames.ts'
import { shanghaiDateTime } from '../../shared/shanghai.ts'
import type { PatrolReport } from '../report.ts'

/** What a comparison says of the links of this run: `新增`, or `仍未解决` with the time since when, by URL. Empty where nothing was compared. */
export const changesByUrl = ({ comparison }: Pick<PatrolReport, 'comparison'>): ReadonlyMap<string, { name: string; since: string }> =>
  new Map((['new', 'open'] as const).flatMap((change) =>
    (comparison?.[change] ?? []).map(({ since, url }) => [url, { name: CHANGE_NAMES[change], since: shanghaiDateTime(new Date(since)) }] as const)))
