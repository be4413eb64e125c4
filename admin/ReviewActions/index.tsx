'use client'

import { Button, toast, useAuth, useConfig, useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { type ReviewStep, stepsFor } from './steps.ts'
import './index.scss'

const isReviewer = (user: unknown): boolean =>
  typeof user === 'object' && user !== null && 'roles' in user && Array.isArray(user.roles) && user.roles.includes('reviewer')

/** Beijing time as people write it, `2026-11-24 09:30`, as an instant; anything else goes to the server as it is and is refused there by name. */
const instantOf = (written: string): string => `${written.trim().replace(/[ T]+/, 'T')}:00+08:00`

/** Asks what the step needs; null when the person cancels. */
const ask = ({ asks, en, zh }: ReviewStep, language: string): Record<string, string> | null => {
  if (asks === 'nothing') return {}
  const question = asks === 'time' ? phrase(language, `${zh}的时间（北京时间，例如 2026-11-24 09:30）`, `${en} at (Beijing time, e.g. 2026-11-24 09:30)`) : phrase(language, `${zh}的理由`, `${en}: reason`)
  const answer = window.prompt(question)
  if (answer === null) return null
  return asks === 'time' ? { publishAt: instantOf(answer) } : { comment: answer, reason: answer }
}

/** Stands where Payload has its own publish button: the steps of the review that are open in the document's state. */
export const ReviewActions = () => {
  const { collectionSlug, id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const modified = useFormModified()
  const [busy, setBusy] = useState(false)
  if (!id || !collectionSlug) return null

  const run = async (step: ReviewStep) => {
    const asked = ask(step, i18n.language)
    if (asked === null) return
    setBusy(true)
    const url = `${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/${step.action}`
    const outcome = await postAction(url, { ...asked, rev: savedDocumentData?.['rev'] })
    if (outcome.kind === 'done') window.location.reload()
    else toast.error(outcome.message, { duration: 15_000 })
    setBusy(false)
  }

  return (
    <div className="review-actions">
      {stepsFor(String(savedDocumentData?.['reviewState'] ?? 'draft'), isReviewer(user)).map((step) => (
        <Button
          buttonStyle={step.asks === 'nothing' ? 'primary' : 'secondary'}
          disabled={busy || modified}
          id={`review-${step.action}`}
          key={step.action}
          margin={false}
          onClick={() => void run(step)}
          tooltip={modified ? phrase(i18n.language, '有未保存的修改，请先保存草稿', 'Save the draft first') : undefined}
        >
          {phrase(i18n.language, step.zh, step.en)}
        </Button>
      ))}
    </div>
  )
}
