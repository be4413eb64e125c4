'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'
import '../shared/data.scss'
import './index.scss'

type Evidence = { breachesOn: string | null; detail: string; place: string }
type Item = { breachesOn: string | null; evidence: Evidence[]; key: string; kind: string; message: string; name: string; points: number; source: string; state: string; verified: boolean }

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && 'key' in value && 'evidence' in value

const STATES: Readonly<Record<string, { en: string; zh: string }>> = { breached: { en: 'Breached', zh: '不合格' }, passed: { en: 'Passed', zh: '合格' }, unknown: { en: 'Unknown', zh: '无法判断' } }

const MOST_SHOWN = 50

const Proof = ({ item, language }: { item: Item; language: string }) => (
  <details>
    <summary>{phrase(language, `依据与明细（${item.evidence.length}）`, `Evidence (${item.evidence.length})`)}</summary>
    <p>
      {item.source}
      {item.verified ? '' : phrase(language, '（尚未核对原文）', ' (not yet checked against the official text)')}
    </p>
    <ul>
      {item.evidence.slice(0, MOST_SHOWN).map(({ breachesOn, detail, place }, index) => (
        <li key={`${place}-${index}`}>
          {place}：{detail}
          {breachesOn ? phrase(language, `，${breachesOn} 前须更新`, `, due before ${breachesOn}`) : ''}
        </li>
      ))}
    </ul>
  </details>
)

/** The verdict of a day, rule by rule, with what it rests on. */
export const InspectionItems = () => {
  const { savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const stored: unknown = savedDocumentData?.['items']
  const items = Array.isArray(stored) ? stored.filter(isItem) : []
  const day = String(savedDocumentData?.['day'] ?? '')
  return (
    <>
      <p>
        <a href={`${config.serverURL}${config.routes.api}/inspectionDays/report?day=${day}`} rel="noreferrer" target="_blank">
          {phrase(i18n.language, '完整报告：怎样计算、依据、预测与趋势（可打印）', 'Full report, for print')}
        </a>
      </p>
      <table className="ops-table inspection-items">
        <thead>
          <tr>
            <th scope="col">{phrase(i18n.language, '指标', 'Rule')}</th>
            <th scope="col">{phrase(i18n.language, '结论', 'State')}</th>
            <th scope="col">{phrase(i18n.language, '说明', 'What was found')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr className={`inspection-items__${item.state}`} key={item.key}>
              <th scope="row">
                {item.name}
                <small>{item.kind === 'veto' ? phrase(i18n.language, '单项否决', 'Veto') : phrase(i18n.language, `扣 ${item.points} 分`, `−${item.points}`)}</small>
              </th>
              <td>{phrase(i18n.language, STATES[item.state]?.zh ?? item.state, STATES[item.state]?.en ?? item.state)}</td>
              <td>
                {item.message}
                {item.evidence.length > 0 ? <Proof item={item} language={i18n.language} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
