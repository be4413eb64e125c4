'use client'

import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { AskDialog, type Question } from '../AskDialog/index.tsx'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { RepairFinding } from '../shared/RepairFinding.tsx'
import './index.scss'

type Step = { action: 'accept' | 'false-alarm' | 'reopen'; en: string; zh: string }

const STEPS_OPEN: readonly Step[] = [
  { action: 'accept', en: 'Accept', zh: '接受（暂不处理）' },
  { action: 'false-alarm', en: 'False alarm', zh: '标为误报' },
]
type Repair = { action: 'final' | 'replace' | 'unlink'; en: string; zh: string }

const REPAIRS: readonly Repair[] = [
  { action: 'replace', en: 'Replace everywhere…', zh: '全部换成新地址…' },
  { action: 'final', en: 'Use the final address', zh: '全部换成最终地址' },
  { action: 'unlink', en: 'Unlink', zh: '去掉链接，保留文字' },
]

const STEPS_CLOSED: readonly Step[] = [{ action: 'reopen', en: 'Reopen', zh: '重新打开' }]

const hasFix = (evidence: unknown): boolean => typeof evidence === 'object' && evidence !== null && 'fix' in evidence

/** Only a link is repaired everywhere, and only one that leads on has a final address. */
const repairsFor = (finding: Readonly<Record<string, unknown>> | undefined): readonly Repair[] =>
  finding?.['kind'] === 'link' ? REPAIRS.filter(({ action }) => action !== 'final' || finding['verdict'] === 'redirected') : []

type Asked = { kind: 'decision'; step: Step } | { kind: 'repair'; step: Repair }

const questionOf = ({ kind }: Asked, language: string): Question =>
  kind === 'decision'
    ? { kind: 'textarea', label: phrase(language, '理由（记入审计日志）', 'Reason (kept in the audit log)'), name: 'answer', required: true }
    : { kind: 'text', label: phrase(language, '换成哪个地址？（完整网址，或以 / 开头的本站路径）', 'New address'), name: 'answer', required: true }

/** Accept with a reason, mark as false alarm, or reopen: the only ways a person changes a finding. */
export const FindingActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  if (!id) return null

  const api = `${config.serverURL}${config.routes.api}`
  const decide = async ({ action }: Step, reason: string): Promise<null | string> => {
    const outcome = await postAction(`${api}/findings/${id}/${action}`, { reason })
    if (outcome.kind === 'refused') return outcome.message
    window.location.reload()
    return null
  }
  const repair = async ({ action }: Repair, to?: string): Promise<null | string> => {
    setBusy(true)
    const outcome = await postAction(`${api}/changeSets/prepare`, { action, findings: [id], to })
    setBusy(false)
    if (outcome.kind === 'refused') return outcome.message
    const made = typeof outcome.body === 'object' && outcome.body !== null && 'id' in outcome.body ? String(outcome.body.id) : ''
    window.location.assign(`${config.routes.admin}/collections/changeSets/${made}`)
    return null
  }
  const repairAtOnce = async (one: Repair) => {
    const refusal = await repair(one)
    if (refusal !== null) toast.error(refusal, { duration: 15_000 })
  }

  const state = String(savedDocumentData?.['state'] ?? '')
  const steps = state === 'open' || state === 'reopened' ? STEPS_OPEN : STEPS_CLOSED
  return (
    <div className="finding-actions">
      {steps.map((step) => (
        <Button buttonStyle="secondary" disabled={busy} id={`finding-${step.action}`} key={step.action} onClick={() => setAsked({ kind: 'decision', step })}>
          {phrase(i18n.language, step.zh, step.en)}
        </Button>
      ))}
      {hasFix(savedDocumentData?.['evidence']) && steps === STEPS_OPEN ? <RepairFinding id={String(id)} unsaved={false} /> : null}
      {steps === STEPS_OPEN
        ? repairsFor(savedDocumentData).map((one) => (
            <Button buttonStyle="primary" disabled={busy} id={`finding-${one.action}`} key={one.action} onClick={() => (one.action === 'replace' ? setAsked({ kind: 'repair', step: one }) : void repairAtOnce(one))}>
              {phrase(i18n.language, one.zh, one.en)}
            </Button>
          ))
        : null}
      {asked ? (
        <AskDialog
          onClose={() => setAsked(null)}
          onConfirm={async ({ answer = '' }) => (asked.kind === 'decision' ? decide(asked.step, answer) : repair(asked.step, answer))}
          questions={[questionOf(asked, i18n.language)]}
          title={phrase(i18n.language, asked.step.zh, asked.step.en)}
        />
      ) : null}
    </div>
  )
}
