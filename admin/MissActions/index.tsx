'use client'

import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { AskDialog, type Question } from '../AskDialog/index.tsx'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import './index.scss'

type Suggestion = { reason: string; title: string; to: string }

type Miss = { id: string; path: string; state: string; suggestions: Suggestion[] }

const isSuggestion = (value: unknown): value is Suggestion => typeof value === 'object' && value !== null && 'to' in value && typeof value.to === 'string'

const missOf = (row: Record<string, unknown> | undefined): Miss | null => {
  if (!row?.['id']) return null
  const suggestions: unknown = row['suggestions']
  return { id: String(row['id']), path: String(row['path'] ?? ''), state: String(row['state'] ?? 'open'), suggestions: Array.isArray(suggestions) ? suggestions.filter(isSuggestion) : [] }
}

/** One click to a suggested page, a target of one's own, or off the list. */
const Actions = ({ miss, most }: { miss: Miss; most: number }) => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<null | string>(null)
  const url = `${config.serverURL}${config.routes.api}/notFoundLog/${miss.id}`

  const run = async (action: 'ignore' | 'redirect', to?: string): Promise<null | string> => {
    setBusy(true)
    const outcome = await postAction(`${url}/${action}`, to === undefined ? {} : { to })
    setBusy(false)
    if (outcome.kind === 'refused') return outcome.message
    setDone(action === 'ignore' ? phrase(i18n.language, '已忽略', 'Ignored') : phrase(i18n.language, `已设重定向 → ${to}`, `Redirected → ${to}`))
    return null
  }
  const runAtOnce = async (action: 'ignore' | 'redirect', to?: string) => {
    const refusal = await run(action, to)
    if (refusal !== null) toast.error(refusal, { duration: 15_000 })
  }
  const target: Question = {
    initial: miss.suggestions[0]?.to ?? '', kind: 'text', label: phrase(i18n.language, '本站路径（/ 开头）、完整网址，或 410（内容已删除）', 'A path, a URL, or 410'), name: 'to', required: true,
  }

  if (done) return <span className="miss-actions__done" role="status">{done}</span>
  if (miss.state !== 'open') return <span>—</span>
  return (
    <div className="miss-actions">
      {miss.suggestions.slice(0, most).map(({ reason, title, to }, index) => (
        <Button buttonStyle={index === 0 ? 'primary' : 'secondary'} disabled={busy} key={to} margin={false} onClick={() => void runAtOnce('redirect', to)} size="small" tooltip={`${title}（${reason}）`}>
          {`→ ${to}`}
          <small>{` ${reason}`}</small>
        </Button>
      ))}
      <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => setAsking(true)} size="small">
        {phrase(i18n.language, '跳到其他地址…', 'Other target…')}
      </Button>
      <Button buttonStyle="subtle" disabled={busy} margin={false} onClick={() => void runAtOnce('ignore')} size="small">
        {phrase(i18n.language, '忽略', 'Ignore')}
      </Button>
      {asking ? (
        <AskDialog
          onClose={() => setAsking(false)}
          onConfirm={async ({ to }) => run('redirect', to)}
          questions={[target]}
          title={phrase(i18n.language, `${miss.path} 跳到哪里？`, `Where should ${miss.path} lead?`)}
        />
      ) : null}
    </div>
  )
}

/** In the list: the best suggestion, another target, ignore. */
export const MissActionsCell = ({ rowData }: { rowData?: Record<string, unknown> }) => {
  const miss = missOf(rowData)
  return miss && <Actions miss={miss} most={1} />
}

/** In the edit view: all suggestions. */
export const MissActions = () => {
  const { savedDocumentData } = useDocumentInfo()
  const miss = missOf(savedDocumentData)
  return miss && <Actions miss={miss} most={3} />
}
