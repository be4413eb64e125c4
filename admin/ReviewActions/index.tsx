'use client'

import { Button, toast, useConfig, useDocumentInfo, useFormFields, useFormModified, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { AskDialog } from '../AskDialog/index.tsx'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { useReview } from '../shared/useReview.ts'
import { questionsOf, requestOf } from './stepRequest.ts'
import { type ReviewStep, stepsFor } from './steps.ts'
import './index.scss'

/** Stands where Payload has its own publish button: the steps of the review that this person may take in the document's state. */
export const ReviewActions = () => {
  const { collectionSlug, id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const modified = useFormModified()
  const rev = useFormFields(([fields]) => fields['rev']?.value)
  const review = useReview()
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<null | ReviewStep>(null)
  if (!id || !collectionSlug || !review) return null
  const field = 'answer' in (savedDocumentData ?? {}) ? 'answer' : 'body'

  const run = async (step: ReviewStep, answers: Readonly<Record<string, string>>): Promise<null | string> => {
    setBusy(true)
    const { body, path } = requestOf(step, answers, field)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/${path}`, { ...body, rev })
    setBusy(false)
    if (outcome.kind === 'refused') return outcome.message
    window.location.reload()
    return null
  }
  const runAtOnce = async (step: ReviewStep) => {
    const refusal = await run(step, {})
    if (refusal !== null) toast.error(refusal, { duration: 15_000 })
  }

  return (
    <div className="review-actions">
      {stepsFor(review.steps).map((step) => (
        <Button
          buttonStyle={step.asks === 'nothing' ? 'primary' : 'secondary'}
          className={step.action === 'emergency' ? 'review-actions__emergency' : undefined}
          disabled={busy || modified}
          id={`review-${step.action}`}
          key={step.action}
          margin={false}
          onClick={() => (step.asks === 'nothing' ? void runAtOnce(step) : setAsked(step))}
          tooltip={modified ? phrase(i18n.language, '有未保存的修改，请先保存草稿', 'Save the draft first') : undefined}
        >
          {phrase(i18n.language, step.zh, step.en)}
        </Button>
      ))}
      {asked ? (
        <AskDialog
          onClose={() => setAsked(null)}
          onConfirm={async (answers) => run(asked, answers)}
          questions={questionsOf(asked, i18n.language)}
          title={phrase(i18n.language, asked.zh, asked.en)}
        />
      ) : null}
    </div>
  )
}
