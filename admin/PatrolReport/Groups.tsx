'use client'

import { useTranslation } from '@payloadcms/ui'

import { stackedBars } from '../../src/shared/charts/stackedBars.ts'
import { Chart } from '../shared/Chart.tsx'
import { phrase } from '../shared/phrases.ts'
import { type Overview, partsOf, verdictName } from './overview.ts'

const BARS = 12

type Props = { first: string; shares: Overview['bySection']; title: string }

/** Problems by part of the site or by person: a drawing, and the same figures as a table. */
export const Groups = ({ first, shares, title }: Props) => {
  const { i18n } = useTranslation()
  if (shares.length === 0) return null
  const owned = shares.some(({ owners }) => owners.length > 0)
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <Chart drawing={stackedBars(title, shares.slice(0, BARS).map(({ byVerdict, name }) => ({ label: name, parts: partsOf(byVerdict) })))} />
      <details>
        <summary>{phrase(i18n.language, `${title}：数据表`, `${title}: table`)}</summary>
        <table className="ops-table">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {owned ? <th scope="col">{phrase(i18n.language, '责任人', 'Responsible')}</th> : null}
              <th scope="col">{phrase(i18n.language, '有问题的链接', 'Links')}</th>
              <th scope="col">{phrase(i18n.language, '其中', 'Of these')}</th>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ byVerdict, key, links, name, owners }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {owned ? <td>{owners.join('、')}</td> : null}
                <td>{links}</td>
                <td>{Object.entries(byVerdict).map(([verdict, count]) => `${verdictName(verdict)} ${count}`).join('，')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
