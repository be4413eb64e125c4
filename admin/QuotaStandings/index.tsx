'use client'

import { toast, useConfig, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import '../shared/data.scss'
import './index.scss'

type Month = { column: string; columnTitle: string; counted: number; frozenAt: null | string; month: string; pace: { state: string } | null; required: number; sentence: null | string }
type Answer = { from: string; months: Month[] }

const FORMATS = [['xlsx', 'Excel'], ['csv', 'CSV'], ['html', '打印版']] as const

const CALENDAR_MONTH = /^\d{4}-\d\d$/

/** How the running month stands, and the report for the office in the months asked for. */
export const QuotaStandings = () => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [range, setRange] = useState({ from: '', to: '' })
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  const url = `${config.serverURL}${config.routes.api}/quotaMonths/export`

  useEffect(() => {
    const abort = new AbortController()
    fetch(`${url}?format=json`, { credentials: 'include', signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) return
        const read = (await response.json()) as Answer
        setAnswer(read)
        setRange({ from: read.from, to: read.from })
      })
      .catch((reason: unknown) => {
        if (!abort.signal.aborted) toast.error(String(reason))
      })
    return () => abort.abort()
  }, [url])

  if (!answer) return null
  const isRange = CALENDAR_MONTH.test(range.from) && CALENDAR_MONTH.test(range.to) && range.from <= range.to
  const field = (name: 'from' | 'to', title: string) => (
    <label>
      {title}
      <input name={name} onChange={({ target }) => setRange({ ...range, [name]: target.value })} pattern="\d{4}-\d{2}" placeholder="2026-11" size={8} type="text" value={range[name]} />
    </label>
  )
  return (
    <section aria-label={say('本月进度', 'This month')} className="ops-panel ops-fields quota-standings">
      <h3>{say(`${answer.from} 进度`, `Standing of ${answer.from}`)}</h3>
      {answer.months.length === 0 ? <p>{say('没有栏目设置了每月发布量（在栏目的“发布量要求”中填写）。', 'No column has a quota.')}</p> : null}
      <ul className="ops-marked">
        {answer.months.map((month) => (
          <li className={`is-${month.pace?.state ?? 'missed'}`} key={month.column}>
            <strong>{month.columnTitle}</strong>
            <span>{month.sentence ?? `${month.counted}/${month.required}`}</span>
          </li>
        ))}
      </ul>
      <div className="ops-bar">
        {say('导出报告：', 'Report: ')}
        {field('from', say('从', 'from'))}
        {field('to', say('到', 'to'))}
        {isRange
          ? FORMATS.map(([format, title]) => (
              <a href={`${url}?format=${format}&from=${range.from}&to=${range.to}`} key={format} {...(format === 'html' ? { rel: 'noreferrer', target: '_blank' } : { download: true })}>
                {title}
              </a>
            ))
          : say('月份写作 2026-11，起始不晚于结束', 'Months as 2026-11')}
      </div>
    </section>
  )
}
