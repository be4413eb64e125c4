'use client'

import { Button, toast, useAuth, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { hasRole } from '../../src/shared/hasRole.ts'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import '../shared/data.scss'

type Column = { id: string; path: string; title: string }
type Counts = { articles: number; columns: number; into: string; pages: number; published: number }

const countsIn = (body: unknown): Counts | null => (typeof body === 'object' && body !== null && 'merged' in body ? (body.merged as Counts) : null)

const sentence = ({ articles, columns, into, pages, published }: Counts, language: string): string =>
  phrase(
    language,
    `将把 ${articles} 篇文章、${pages} 个页面、${columns} 个下级栏目移到“${into}”，${published} 个公开网址会自动跳转，然后删除本栏目。待发布的内容须重新审核。`,
    `${articles} articles, ${pages} pages and ${columns} columns move to “${into}”; ${published} public addresses redirect; this column is then deleted.`,
  )

type PanelProps = { api: string; columns: readonly Column[]; id: number | string; onClose: () => void; title: string }

const MergePanel = ({ api, columns, id, onClose, title }: PanelProps) => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [chosen, setChosen] = useState<{ counts: Counts; into: string } | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)

  const send = async (body: Record<string, unknown>): Promise<Counts | null> => {
    setBusy(true)
    const outcome = await postAction(`${api}/${id}/merge`, body)
    setBusy(false)
    if (outcome.kind === 'done') return countsIn(outcome.body)
    toast.error(outcome.message, { duration: 15_000 })
    return null
  }

  const choose = async (into: string) => {
    const counts = into ? await send({ dryRun: true, into }) : null
    setChosen(counts && { counts, into })
  }

  const merge = async () => {
    if (chosen && (await send({ into: chosen.into, reason }))) window.location.assign(`${config.routes.admin}/collections/columns/${chosen.into}`)
  }

  return (
    <section aria-label={phrase(i18n.language, '合并栏目', 'Merge column')} className="ops-panel ops-fields">
      <h4>{phrase(i18n.language, `把“${title}”合并到`, 'Merge into')}</h4>
      <select aria-label={phrase(i18n.language, '并入的栏目', 'Column')} disabled={busy} id="merge-into" onChange={(event) => void choose(event.target.value)} value={chosen?.into ?? ''}>
        <option value="">{phrase(i18n.language, '请选择栏目', 'Choose a column')}</option>
        {columns.map((column) => (
          <option key={column.id} value={column.id}>{`${column.title}（/${column.path}/）`}</option>
        ))}
      </select>
      {chosen && <p>{sentence(chosen.counts, i18n.language)}</p>}
      {chosen && (
        <label>
          {phrase(i18n.language, '理由（记入审计日志）', 'Reason (kept in the audit log)')}
          <textarea id="merge-reason" maxLength={500} onChange={(event) => setReason(event.target.value)} rows={2} value={reason} />
        </label>
      )}
      <div className="ops-bar">
        <Button buttonStyle="primary" disabled={busy || !chosen || reason.trim() === ''} id="merge-confirm" margin={false} onClick={() => void merge()} size="small">
          {phrase(i18n.language, '确认合并', 'Merge')}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onClose} size="small">
          {phrase(i18n.language, '取消', 'Cancel')}
        </Button>
      </div>
    </section>
  )
}

/** In a column's sidebar: merges it into another one, after a preview and with a reason. */
export const MergeColumn = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const [columns, setColumns] = useState<Column[] | null>(null)
  if (!id || !hasRole(user, 'operator', 'reviewer')) return null
  const api = `${config.serverURL}${config.routes.api}/columns`

  const open = async () => {
    const response = await fetch(`${api}?depth=0&limit=500&sort=path&select[path]=true&select[title]=true`, { credentials: 'include' })
    if (response.ok) setColumns(((await response.json()) as { docs: Column[] }).docs.filter((column) => column.id !== id))
    else toast.error(`HTTP ${response.status}`)
  }

  if (columns) return <MergePanel api={api} columns={columns} id={id} onClose={() => setColumns(null)} title={String(savedDocumentData?.['title'] ?? '')} />
  return (
    <Button buttonStyle="secondary" id="merge-column" onClick={() => void open()} size="small">
      {phrase(i18n.language, '合并到其他栏目…', 'Merge into another column…')}
    </Button>
  )
}
