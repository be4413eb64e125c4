'use client'

import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { AskDialog } from '../AskDialog/index.tsx'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import './index.scss'

type Notice = { id: string; link: string; muted: boolean; state: string }

const noticeOf = (row: Record<string, unknown> | undefined): Notice | null =>
  row?.['id'] ? { id: String(row['id']), link: typeof row['link'] === 'string' ? row['link'] : '', muted: row['muted'] === true, state: String(row['state'] ?? 'unread') } : null

type Step = { action: 'acknowledge' | 'mute' | 'reopen' | 'snooze'; done: string; label: string }

const stepsFor = ({ muted, state }: Notice, language: string): Step[] => {
  if (state !== 'unread' || muted) return [{ action: 'reopen', done: phrase(language, '已恢复提醒', 'Reopened'), label: phrase(language, '恢复提醒', 'Reopen') }]
  return [
    { action: 'acknowledge', done: phrase(language, '已处理', 'Acknowledged'), label: phrase(language, '知道了', 'Acknowledge') },
    { action: 'snooze', done: phrase(language, '已推迟', 'Snoozed'), label: phrase(language, '稍后提醒…', 'Snooze…') },
    { action: 'mute', done: phrase(language, '不再提醒此事', 'Muted'), label: phrase(language, '不再提醒此事', 'Mute') },
  ]
}

const Actions = ({ notice }: { notice: Notice }) => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<null | string>(null)
  const [asked, setAsked] = useState<null | Step>(null)

  const run = async ({ action, done: said }: Step, until?: string): Promise<null | string> => {
    setBusy(true)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/notifications/${notice.id}/${action}`, until === undefined ? {} : { until })
    setBusy(false)
    if (outcome.kind === 'refused') return outcome.message
    setDone(said)
    window.dispatchEvent(new Event('notices-changed'))
    return null
  }
  const runAtOnce = async (step: Step) => {
    const refusal = await run(step)
    if (refusal !== null) toast.error(refusal, { duration: 15_000 })
  }

  return (
    <div className="notice-actions">
      {notice.link ? <a href={`${config.routes.admin}${notice.link}`}>{phrase(i18n.language, '打开', 'Open')}</a> : null}
      {done === null
        ? stepsFor(notice, i18n.language).map((step) => (
            <Button buttonStyle={step.action === 'acknowledge' ? 'primary' : 'secondary'} disabled={busy} key={step.action} margin={false} onClick={() => (step.action === 'snooze' ? setAsked(step) : void runAtOnce(step))} size="small">
              {step.label}
            </Button>
          ))
        : <span role="status">{done}</span>}
      {asked ? (
        <AskDialog
          onClose={() => setAsked(null)}
          onConfirm={async ({ until = '' }) => run(asked, until)}
          questions={[{ kind: 'time', label: phrase(i18n.language, '什么时候再提醒？（北京时间）', 'When again? (Beijing time)'), name: 'until', required: true }]}
          title={asked.label}
        />
      ) : null}
    </div>
  )
}

/** In the list of notices. */
export const NoticeActionsCell = ({ rowData }: { rowData?: Record<string, unknown> }) => {
  const notice = noticeOf(rowData)
  return notice && <Actions notice={notice} />
}

/** In the view of one notice. */
export const NoticeActions = () => {
  const { savedDocumentData } = useDocumentInfo()
  const notice = noticeOf(savedDocumentData)
  return notice && <Actions notice={notice} />
}
