'use client'

import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

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

/** Accept with a reason, mark as false alarm, or reopen: the only ways a person changes a finding. */
export const FindingActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [busy, setBusy] = useState(false)
  if (!id) return null

  const run = async ({ action, en, zh }: Step) => {
    const reason = window.prompt(phrase(i18n.language, `${zh}的理由`, `Reason: ${en}`))
    if (!reason) return
    setBusy(true)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/findings/${id}/${action}`, { reason })
    if (outcome.kind === 'done') window.location.reload()
    else toast.error(outcome.message, { duration: 15_000 })
    setBusy(false)
  }

  const repair = async ({ action }: Repair) => {
    const to = action === 'replace' ? window.prompt(phrase(i18n.language, '换成哪个地址？（完整网址，或以 / 开头的本站路径）', 'New address')) : undefined
    if (to === null) return
    setBusy(true)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/changeSets/prepare`, { action, findings: [id], to })
    setBusy(false)
    if (outcome.kind === 'refused') return void toast.error(outcome.message, { duration: 15_000 })
    const made = typeof outcome.body === 'object' && outcome.body !== null && 'id' in outcome.body ? String(outcome.body.id) : ''
    window.location.assign(`${config.routes.admin}/collections/changeSets/${made}`)
  }

  const state = String(savedDocumentData?.['state'] ?? '')
  const steps = state === 'open' || state === 'reopened' ? STEPS_OPEN : STEPS_CLOSED
  return (
    <div className="finding-actions">
      {steps.map((step) => (
        <Button buttonStyle="secondary" disabled={busy} id={`finding-${step.action}`} key={step.action} onClick={() => void run(step)}>
          {phrase(i18n.language, step.zh, step.en)}
        </Button>
      ))}
      {hasFix(savedDocumentData?.['evidence']) && steps === STEPS_OPEN ? <RepairFinding id={String(id)} unsaved={false} /> : null}
      {savedDocumentData?.['kind'] === 'link' && steps === STEPS_OPEN
        ? REPAIRS.filter(({ action }) => action !== 'final' || savedDocumentData?.['verdict'] === 'redirected').map((one) => (
            <Button buttonStyle="primary" disabled={busy} id={`finding-${one.action}`} key={one.action} onClick={() => void repair(one)}>
              {phrase(i18n.language, one.zh, one.en)}
            </Button>
          ))
        : null}
    </div>
  )
}
