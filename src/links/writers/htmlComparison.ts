import { CHANGE_NAMES, CHANGES, type Change } from '../../shared/report/changeNames.ts'
import { escapeHtml, plainUrl } from '../../shared/report/html.ts'
import { reasonName } from '../../shared/reasonNames.ts'
import { shanghaiDateTime } from '../../shared/shanghai.ts'
import type { ComparedLink, PatrolReport } from '../report.ts'
import { VERDICT_NAMES } from './verdictNames.ts'

/** Links of one list; JSON and the other formats have all. */
const SHOWN = 500

const when = (iso: string): string => shanghaiDateTime(new Date(iso))

const judged = ({ reason, verdict }: Pick<ComparedLink, 'reason' | 'verdict'>): string => `${VERDICT_NAMES[verdict]}（${reasonName(reason)}）`

const line = (link: ComparedLink): string =>
  `<li><span class="tag tone-${link.verdict}">${VERDICT_NAMES[link.verdict]}</span>${plainUrl(link.url)}`
  + ` <span class="more">${escapeHtml(reasonName(link.reason))} · 自 ${when(link.since)}${link.was ? ` · 上次为${escapeHtml(judged(link.was))}` : ''}</span></li>`

const list = (change: Change, links: readonly ComparedLink[]): string => {
  if (links.length === 0) return ''
  const more = links.length > SHOWN ? `<p class="more">另有 ${links.length - SHOWN} 个，见 JSON 或 xlsx 报告。</p>` : ''
  return `<details class="change"${change === 'new' ? ' open' : ''}><summary>${CHANGE_NAMES[change]} ${links.length}</summary><ul class="facts">${links.slice(0, SHOWN).map(line).join('')}</ul>${more}</details>\n`
}

/** What became of the problems of the earlier run; nothing where none was given. */
export const htmlComparison = ({ comparison }: PatrolReport): string => {
  if (!comparison) return ''
  const counts = CHANGES.map((change) => `<li><b>${comparison[change].length}</b>${CHANGE_NAMES[change]}</li>`).join('')
  const lists = CHANGES.map((change) => list(change, comparison[change])).join('')
  return `<h2>与上次相比</h2><p class="meta">上次巡检：${when(comparison.earlier.startedAt)}（北京时间）</p><ul class="tiles counts">${counts}</ul>${lists}`
}
