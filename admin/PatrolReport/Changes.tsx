'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'

import { reasonName } from '../../src/shared/reasonNames.ts'
import { CHANGE_NAMES, CHANGES } from '../../src/shared/report/changeNames.ts'
import { shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { phrase } from '../shared/phrases.ts'
import { type ListedLink, type Overview, verdictName } from './overview.ts'

/** The links of one list; each leads to its finding, never to the crawled address. */
const Links = ({ links }: { links: ListedLink[] }) => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  return (
    <table className="ops-table">
      <thead>
        <tr>
          {[['结论', 'Verdict'], ['链接', 'Link'], ['首次发现', 'Since']].map(([zh = '', en = '']) => <th key={en} scope="col">{phrase(i18n.language, zh, en)}</th>)}
        </tr>
      </thead>
      <tbody>
        {links.map(({ reason, since, url, verdict }) => (
          <tr key={url}>
            <td>{`${verdictName(verdict)}（${reasonName(reason)}）`}</td>
            <td><a href={`${config.routes.admin}/collections/findings?where[or][0][and][0][url][equals]=${encodeURIComponent(url)}`}>{url}</a></td>
            <td>{shanghaiDateTime(new Date(since))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What became of the problems since the patrol before. */
export const Changes = ({ counts, earlier, lists }: Pick<Overview, 'counts' | 'earlier' | 'lists'>) => {
  const { i18n } = useTranslation()
  if (!counts || !earlier || !lists) return <p>{phrase(i18n.language, '之前没有可比较的巡检，下次巡检起显示新增、仍未解决与已消失的问题。', 'There was no patrol before to compare with.')}</p>
  return (
    <section aria-label={phrase(i18n.language, '与上次相比', 'Since the patrol before')}>
      <h4>{phrase(i18n.language, `与上次相比（${shanghaiDateTime(new Date(earlier.startedAt))}）`, 'Since the patrol before')}</h4>
      <ul className="ops-figures">
        {CHANGES.map((change) => <li key={change}><strong>{counts[change]}</strong>{phrase(i18n.language, CHANGE_NAMES[change], change)}</li>)}
      </ul>
      {CHANGES.filter((change) => counts[change] > 0).map((change) => (
        <details key={change} open={change === 'new'}>
          <summary>{`${phrase(i18n.language, CHANGE_NAMES[change], change)} ${counts[change]}`}</summary>
          <Links links={lists[change]} />
          {counts[change] > lists[change].length ? <p>{phrase(i18n.language, `只显示前 ${lists[change].length} 个，全部见报告文件。`, 'The files have all.')}</p> : null}
        </details>
      ))}
    </section>
  )
}
