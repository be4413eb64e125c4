'use client'

import { Button, toast, useAuth, useConfig, useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { type ReviewStep, stepsFor } from './steps.ts'
import './index.scss'

const isReviewer = (user: unknown): boolean =>
  typeof user === 'object' && user !== null && 'roles' in user && Array.isArray(user.roles) && user.roles.includes('reviewer')

/** Stands where Payload has its own publish button: the steps of the review that are open in the document's state. */
export const ReviewActions = () => {
  const { collectionSlug, id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const modified = useFormModified()
  const [busy, setBusy] = useState(false)
  if (!id || !collectionSlug) return null

  const run = async ({ action, asksReason, zh, en }: ReviewStep) => {
    const name = phrase(i18n.language, zh, en)
    const comment = asksReason ? window.prompt(phrase(i18n.language, `${name}的理由`, `Reason to ${name.toLowerCase()}`)) : ''
    if (comment === null) return
    setBusy(true)
    const url = `${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/${action}`
    const outcome = await postAction(url, { comment, reason: comment, rev: savedDocumentData?.['rev'] })
    if (outcome.kind === 'done') window.location.reload()
    else toast.error(outcome.message, { duration: 15_000 })
    setBusy(false)
  }

  return (
    <div className="review-actions">
      {stepsFor(String(savedDocumentData?.['reviewState'] ?? 'draft'), isReviewer(user)).map((step) => (
        <Button
          buttonStyle={step.asksReason ? 'secondary' : 'primary'}
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
