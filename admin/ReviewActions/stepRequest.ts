import type { Question } from '../AskDialog/index.tsx'
import { phrase } from '../shared/phrases.ts'
import type { ReviewStep } from './steps.ts'

type Answers = Readonly<Record<string, string>>

/** Beijing time as the field gives it, `2026-11-24T09:30`, as an instant; anything else goes to the server as it is and is refused there by name. */
const instantOf = (written: string): string => `${written.trim().replace(/[ T]+/, 'T')}:00+08:00`

const reasonOf = ({ action, en, zh }: ReviewStep, language: string): Question => ({
  kind: 'textarea', name: 'comment', required: true,
  label: action === 'emergency'
    ? phrase(language, '紧急发布的理由（未经审核先行发布，记入审计日志，须尽快补审）', 'Reason; kept in the audit log, and the approval is overdue from now on')
    : phrase(language, `${zh}的理由`, `${en}: reason`),
})

/** What a step asks for. Words selected on the page go along with a return as the place a comment is about. */
export const questionsOf = (step: ReviewStep, language: string): Question[] => {
  const { action, asks, en, zh } = step
  if (asks === 'time') return [{ kind: 'time', label: phrase(language, `${zh}的时间（北京时间）`, `${en} at (Beijing time)`), name: 'publishAt', required: true }]
  const reason = reasonOf(step, language)
  if (action !== 'return') return [reason]
  const quote: Question = { initial: window.getSelection()?.toString().trim().slice(0, 500) ?? '', kind: 'text', label: phrase(language, '针对正文中的这句话（可不填；打开前选中文字会自动填入）', 'About these words of the body (optional)'), name: 'quote', required: false }
  return [reason, quote]
}

/** The endpoint of a step and what is sent to it, but for the revision. `field` is the text that quoted words stand in. */
export const requestOf = ({ action, asks }: ReviewStep, answers: Answers, field: string): { body: Record<string, unknown>; path: string } => {
  if (asks === 'nothing') return { body: {}, path: action }
  if (asks === 'time') return { body: { publishAt: instantOf(answers['publishAt'] ?? '') }, path: action }
  const comment = answers['comment'] ?? ''
  if (action === 'emergency') return { body: { emergency: true, reason: comment }, path: 'publish' }
  const quote = answers['quote']?.trim() ?? ''
  return { body: { comment, reason: comment, ...(quote === '' ? {} : { comments: [{ field, quote, text: comment }] }) }, path: action }
}
