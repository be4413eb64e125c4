'use client'

import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'

const Resend = ({ row }: { row: Record<string, unknown> | undefined }) => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [state, setState] = useState<'busy' | 'done' | 'idle'>('idle')
  if (!row?.['id'] || (row['state'] !== 'failed' && row['state'] !== 'dropped')) return null

  const run = async () => {
    setState('busy')
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/notificationOutbox/${String(row['id'])}/resend`, {})
    if (outcome.kind === 'refused') toast.error(outcome.message, { duration: 15_000 })
    setState(outcome.kind === 'done' ? 'done' : 'idle')
  }

  if (state === 'done') return <span role="status">{phrase(i18n.language, '已重新排队', 'Queued again')}</span>
  return (
    <Button buttonStyle="secondary" disabled={state === 'busy'} margin={false} onClick={() => void run()} size="small">
      {phrase(i18n.language, '重新发送', 'Send again')}
    </Button>
  )
}

/** In the list of messages: a dead letter goes back into the queue. */
export const ResendMessageCell = ({ rowData }: { rowData?: Record<string, unknown> }) => <Resend row={rowData} />

/** In the view of one message. */
export const ResendMessage = () => {
  const { savedDocumentData } = useDocumentInfo()
  return <Resend row={savedDocumentData} />
}
