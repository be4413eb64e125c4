'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { trendColumns } from '../../src/shared/charts/trendColumns.ts'
import { shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { Chart } from '../shared/Chart.tsx'
import { phrase } from '../shared/phrases.ts'
import { getAnswer } from '../shared/postAction.ts'
import { Changes } from './Changes.tsx'
import { Groups } from './Groups.tsx'
import { type Overview, partsOf } from './overview.ts'
import '../shared/data.scss'

const FORMATS = [['html', 'HTML'], ['xlsx', 'Excel'], ['csv', 'CSV'], ['json', 'JSON'], ['junit', 'JUnit']] as const

type Loaded = { kind: 'none'; message: string } | { kind: 'there'; overview: Overview } | null

const load = async (url: string, signal: AbortSignal): Promise<Loaded> => {
  const outcome = await getAnswer(url, signal)
  return outcome.kind === 'done' ? { kind: 'there', overview: outcome.body as Overview } : { kind: 'none', message: outcome.message }
}

/** The report of a patrol: files, what changed since the one before, the trend, and who answers for what is left. */
export const PatrolReport = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [loaded, setLoaded] = useState<Loaded>(null)
  const api = `${config.serverURL}${config.routes.api}/patrolRuns/${id}`
  const isSite = savedDocumentData?.['kind'] === 'site'
  useEffect(() => {
    if (!isSite) return
    const abort = new AbortController()
    load(`${api}/overview`, abort.signal).then(setLoaded).catch((reason: unknown) => {
      if (!abort.signal.aborted) setLoaded({ kind: 'none', message: String(reason) })
    })
    return () => abort.abort()
  }, [api, isSite])
  if (!isSite || !loaded) return null
  if (loaded.kind === 'none') return <p className="ops-data" role="status">{loaded.message}</p>
  const { byOwner, bySection, trend } = loaded.overview
  const title = phrase(i18n.language, '历次巡检中有问题的链接', 'Problems over the last patrols')
  const drawing = trendColumns(title, trend.map(({ at, byVerdict }) => ({ label: shanghaiDateTime(new Date(at)).slice(5, 10), parts: partsOf(byVerdict) })))
  return (
    <section aria-label={phrase(i18n.language, '巡检报告', 'Report')} className="ops-data">
      <h3>{phrase(i18n.language, '巡检报告', 'Report')}</h3>
      <p className="ops-bar">
        {phrase(i18n.language, '下载：', 'Download: ')}
        {FORMATS.map(([format, name]) => <a download href={`${api}/report?format=${format}`} key={format}>{name}</a>)}
      </p>
      <Changes {...loaded.overview} />
      {drawing ? <section aria-label={title}><h4>{title}</h4><Chart drawing={drawing} /></section> : null}
      <Groups first={phrase(i18n.language, '栏目', 'Section')} shares={bySection} title={phrase(i18n.language, '按所在栏目', 'By section')} />
      <Groups first={phrase(i18n.language, '责任人', 'Responsible')} shares={byOwner} title={phrase(i18n.language, '按责任人', 'By person')} />
    </section>
  )
}
