'use client'

import { Button, toast, useConfig, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'

/** Above the list of patrol runs: asks for a patrol of the portal now. */
export const StartPatrol = () => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [busy, setBusy] = useState(false)

  const start = async () => {
    setBusy(true)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/patrolRuns/start`, {})
    if (outcome.kind === 'done') window.location.reload()
    else toast.error(outcome.message, { duration: 15_000 })
    setBusy(false)
  }

  return (
    <Button buttonStyle="primary" disabled={busy} id="start-patrol" onClick={() => void start()}>
      {phrase(i18n.language, '立即巡检门户', 'Patrol the portal now')}
    </Button>
  )
}
