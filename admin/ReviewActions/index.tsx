'use client'

import { Button, toast, useAuth, useConfig, useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { AskDialog, type Question } from '../AskDialog/index.tsx'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { type ReviewStep, stepsFor } from './steps.ts'
import './index.scss'

const isReviewer = (user: unknown): boolean =>
  typeof user === 'object' && user !== null && 'roles' in user && Array.isArray(user.roles) && user.roles.includes('reviewer')

/** Beijing time as the field gives it, `2026-11-24T09:30`, as an instant; anything else goes to the server as it is and is refused there by name. */
const instantOf = (written: string): string => `${written.trim().replace(/[ T]+/, 'T')}:00+08:00`

/** What a step asks for. Words selected on the page go along with a return as the place a comment is about. */
const questionsOf = ({ action, asks, en, zh }: ReviewStep, language: string): Question[] => {
  if (asks === 'time') return [{ kind: 'time', label: phrase(language, `${zh}的时间（北京时间）`, `${en} at (Beijing time)`), name: 'publishAt', required: true }]
  const reason: Question = { kind: 'textarea', label: phrase(language, `${zh}的理由`, `${en}: reason`), name: 'comment', required: true }
  if (action !== 'return') return [reason]
  const quote: Question = { initial: window.getSelection()?.toString().trim().slice(0, 500) ?? '', kind: 'text', label: phrase(language, '针对正文中的这句话（可不填；打开前选中文字会自动填入）', 'About these words of the body (optional)'), name: 'quote', required: false }
  return [reason, quote]
}

const bodyOf = ({ action, asks }: ReviewStep, answers: Readonly<Record<string, string>>, field: string): Record<string, unknown> => {
  if (asks === 'time') return { publishAt: instantOf(answers['publishAt'] ?? '') }
  const comment = answers['comment'] ?? ''
  const quote = answers['quote']?.trim() ?? ''
  return { comment, reason: comment, ...(action === 'return' && quote !== '' ? { comments: [{ field, quote, text: comment }] } : {}) }
}

/** Stands where Payload has its own publish button: the steps of the review that are open in the document's state. */
export const ReviewActions = () => {
  const { collectionSlug, id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const modified = useFormModified()
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<null | ReviewStep>(null)
  if (!id || !collectionSlug) return null

  const run = async (step: ReviewStep, body: Record<string, unknown>): Promise<null | string> => {
    setBusy(true)
    const url = `${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/${step.action}`
    const outcome = await postAction(url, { ...body, rev: savedDocumentData?.['rev'] })
    setBusy(false)
    if (outcome.kind === 'refused') return outcome.message
    window.location.reload()
    return null
  }
  const runAtOnce = async (step: ReviewStep) => {
    const refusal = await run(step, {})
    if (refusal !== null) toast.error(refusal, { duration: 15_000 })
  }
  const field = 'answer' in (savedDocumentData ?? {}) ? 'answer' : 'body'

  return (
    <div className="review-actions">
      {stepsFor(String(savedDocumentData?.['reviewState'] ?? 'draft'), isReviewer(user)).map((step) => (
        <Button
          buttonStyle={step.asks === 'nothing' ? 'primary' : 'secondary'}
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
          onConfirm={async (answers) => run(asked, bodyOf(asked, answers, field))}
          questions={questionsOf(asked, i18n.language)}
          title={phrase(i18n.language, asked.zh, asked.en)}
        />
      ) : null}
    </div>
  )
}
