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
/** `question`: what is asked for before it is done. */
type Repair = { action: 'final' | 'redirect' | 'replace' | 'unlink'; en: string; question?: { en: string; zh: string }; zh: string }

const REPAIRS: readonly Repair[] = [
  { action: 'replace', en: 'Replace everywhere…', question: { en: 'New address', zh: '换成哪个地址？（完整网址，或以 / 开头的本站路径）' }, zh: '全部换成新地址…' },
  { action: 'final', en: 'Use the final address', zh: '全部换成最终地址' },
  { action: 'unlink', en: 'Unlink', zh: '去掉链接，保留文字' },
  { action: 'redirect', en: 'Redirect it…', question: { en: 'A path, a URL, or 410', zh: '让这个失效的地址跳到哪里？（以 / 开头的本站路径、完整网址，或 410 表示内容已删除）' }, zh: '为它设重定向…' },
]

const STEPS_CLOSED: readonly Step[] = [{ action: 'reopen', en: 'Reopen', zh: '重新打开' }]

const hasFix = (evidence: unknown): boolean => typeof evidence === 'object' && evidence !== null && 'fix' in evidence

const isOfThisSite = (evidence: unknown): boolean => typeof evidence === 'object' && evidence !== null && 'internal' in evidence && evidence.internal === true

/** Only a link is repaired everywhere; only one that leads on has a final address, and only an address of this site can be redirected. */
const repairsFor = (finding: Readonly<Record<string, unknown>> | undefined): readonly Repair[] => {
  if (finding?.['kind'] !== 'link') return []
  const verdict = finding['verdict']
  const isFit: Readonly<Record<Repair['action'], boolean>> = { final: verdict === 'redirected', redirect: verdict === 'broken' && isOfThisSite(finding['evidence']), replace: true, unlink: true }
  return REPAIRS.filter(({ action }) => isFit[action])
}

type Asked = { kind: 'decision'; step: Step } | { kind: 'repair'; step: Repair }

const questionOf = (asked: Asked, language: string): Question =>
  asked.kind === 'decision'
    ? { kind: 'textarea', label: phrase(language, '理由（记入审计日志）', 'Reason (kept in the audit log)'), name: 'answer', required: true }
    : { kind: 'text', label: phrase(language, asked.step.question?.zh ?? '', asked.step.question?.en ?? ''), name: 'answer', required: true }

/** Accept with a reason, mark as false alarm, or reopen: the only ways a person changes a finding; and the repairs, each a change-set. */
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
    const outcome = await (action === 'redirect' ? postAction(`${api}/findings/${id}/redirect`, { to }) : postAction(`${api}/changeSets/prepare`, { action, findings: [id], to }))
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
            <Button buttonStyle="primary" disabled={busy} id={`finding-${one.action}`} key={one.action} onClick={() => (one.question ? setAsked({ kind: 'repair', step: one }) : void repairAtOnce(one))}>
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
