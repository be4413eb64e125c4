'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

import { phrase } from '../shared/phrases.ts'
import './index.scss'

/** One thing a dialog asks for. What is required must hold more than white space. */
export type Question = { initial?: string; kind: 'text' | 'textarea' | 'time'; label: string; name: string; required: boolean }

type Props = {
  onClose: () => void
  /** Does what was asked for; gives the sentence of a refusal, or null when done. */
  onConfirm: (answers: Readonly<Record<string, string>>) => Promise<null | string>
  questions: readonly Question[]
  title: string
}

type AnswerProps = { onChange: (value: string) => void; question: Question; value: string }

const Answer = ({ onChange, question: { kind, label, name, required }, value }: AnswerProps) => (
  <label>
    {label}
    {kind === 'textarea' ? (
      <textarea maxLength={2000} name={name} onChange={(event) => onChange(event.target.value)} required={required} rows={3} value={value} />
    ) : (
      <input maxLength={2000} name={name} onChange={(event) => onChange(event.target.value)} required={required} type={kind === 'time' ? 'datetime-local' : 'text'} value={value} />
    )}
  </label>
)

/**
 * The one dialog of the admin's own actions: the browser's modal dialog, which keeps the focus inside, closes on Esc and gives the
 * focus back. A refusal of the server is shown in it, and what was written stays.
 */
export const AskDialog = ({ onClose, onConfirm, questions, title }: Props) => {
  const { i18n } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(Object.fromEntries(questions.map(({ initial, name }) => [name, initial ?? ''])))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<null | string>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const missing = questions.some(({ name, required }) => required && (answers[name] ?? '').trim() === '')
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (missing) return
    setBusy(true)
    const refusal = await onConfirm(answers)
    setBusy(false)
    setError(refusal)
    if (refusal === null) onClose()
  }

  // In the body: the actions stand inside the form of the document, and forms do not nest.
  return createPortal(
    <dialog aria-labelledby={heading} className="ask-dialog" onClose={onClose} ref={dialog}>
      <form onSubmit={(event) => void confirm(event)}>
        <h2 id={heading}>{title}</h2>
        {questions.map((question) => (
          <Answer key={question.name} onChange={(value) => setAnswers({ ...answers, [question.name]: value })} question={question} value={answers[question.name] ?? ''} />
        ))}
        {error === null ? null : <p role="alert">{error}</p>}
        <div className="ask-dialog__buttons">
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onClose} type="button">
            {phrase(i18n.language, '取消', 'Cancel')}
          </Button>
          <Button buttonStyle="primary" disabled={busy || missing} id="ask-confirm" margin={false} type="submit">
            {phrase(i18n.language, '确定', 'Confirm')}
          </Button>
        </div>
      </form>
    </dialog>,
    document.body,
  )
}
