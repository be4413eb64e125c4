'use client'

import { toast, useConfig, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import './index.scss'

/** Marks over the last days, and the newest report to read, print or take away. */
export const InspectionTrend = () => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [isThere, setThere] = useState<boolean | null>(null)
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  const url = `${config.serverURL}${config.routes.api}/inspectionDays/report`
  const chart = `${url}?format=svg`
  // A picture that fails before the page has come alive tells nobody, so it is asked for first.
  useEffect(() => {
    const abort = new AbortController()
    fetch(chart, { credentials: 'include', signal: abort.signal })
      .then(({ ok }) => setThere(ok))
      .catch((reason: unknown) => {
        if (!abort.signal.aborted) toast.error(String(reason))
      })
    return () => abort.abort()
  }, [chart])
  if (isThere === null) return null
  if (!isThere) return <p>{say('还没有每日检查结论；每天早晨由任务生成。', 'No verdict yet; a job makes one every morning.')}</p>
  return (
    <section aria-label={say('趋势', 'Trend')} className="inspection-trend">
      <img alt={say('最近 60 天的每日得分', 'Marks of the last 60 days')} src={chart} />
      <p>
        {say('最新报告：', 'Newest report: ')}
        <a href={url} rel="noreferrer" target="_blank">{say('查看与打印', 'Read and print')}</a>
        <a download href={`${url}?format=csv`}>CSV</a>
      </p>
    </section>
  )
}
