'use client'

import { Button, toast, useConfig, useSelection, useTranslation } from '@payloadcms/ui'
import { type FormEvent, useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import '../shared/data.scss'
import './index.scss'

type Field = { en: string; name: 'reason' | 'to' | 'until'; required: boolean; type: 'date' | 'text'; zh: string }
type Action = { en: string; fields: readonly Field[]; name: 'accept' | 'final' | 'replace' | 'unlink'; zh: string }

const ACTIONS: readonly Action[] = [
  { en: 'Replace the address…', fields: [{ en: 'New address', name: 'to', required: true, type: 'text', zh: '新地址（完整网址，或以 / 开头的本站路径）' }], name: 'replace', zh: '换成新地址…' },
  { en: 'Use the final address', fields: [], name: 'final', zh: '换成最终地址' },
  { en: 'Unlink', fields: [], name: 'unlink', zh: '去掉链接，保留文字' },
  {
    en: 'Accept…', name: 'accept', zh: '接受（暂不处理）…',
    fields: [{ en: 'Reason', name: 'reason', required: true, type: 'text', zh: '理由' }, { en: 'Until', name: 'until', required: false, type: 'date', zh: '接受至（留空为不限期）' }],
  },
]

const idIn = (body: unknown): string => (typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '')

/** Above the list of findings: what may be done with the selected ones at once. Repairs become a change-set that is looked at before it is applied. */
export const FindingSelection = () => {
  const { selectedIDs } = useSelection()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [open, setOpen] = useState<Action | null>(null)
  const api = `${config.serverURL}${config.routes.api}`
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  if (selectedIDs.length === 0) return <p className="ops-bar">{say('勾选下面的问题，可一起修复或接受。', 'Select findings to repair or accept them together.')}</p>

  const send = async ({ name }: Action, values: { reason?: string; to?: string; until?: string }) => {
    setBusy(true)
    const findings = selectedIDs.map(String)
    // A day ends at midnight in Shanghai.
    const until = values.until ? `${values.until}T23:59:59+08:00` : null
    const outcome = await (name === 'accept' ? postAction(`${api}/findings/accept-selected`, { ...values, findings, until }) : postAction(`${api}/changeSets/prepare`, { ...values, action: name, findings }))
    setBusy(false)
    if (outcome.kind === 'refused') toast.error(outcome.message, { duration: 15_000 })
    else if (name === 'accept') window.location.reload()
    else window.location.assign(`${config.routes.admin}/collections/changeSets/${idIn(outcome.body)}`)
  }
  const choose = (action: Action) => (action.fields.length > 0 ? setOpen(action) : void send(action, {}))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (open) void send(open, Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])))
  }

  return (
    <section aria-label={say('所选问题', 'Selected findings')} className="ops-panel ops-fields finding-selection">
      <div className="ops-bar">
        <span role="status">{say(`已选 ${selectedIDs.length} 个：`, `${selectedIDs.length} selected:`)}</span>
        {ACTIONS.map((action) => (
          <Button buttonStyle={open === action ? 'primary' : 'secondary'} disabled={busy} id={`selection-${action.name}`} key={action.name} margin={false} onClick={() => choose(action)} size="small">
            {say(action.zh, action.en)}
          </Button>
        ))}
      </div>
      {open ? (
        <form key={open.name} onSubmit={submit}>
          {open.fields.map(({ en, name, required, type, zh }) => (
            <label key={name}>{say(zh, en)}<input name={name} required={required} type={type} /></label>
          ))}
          <Button buttonStyle="primary" disabled={busy} id="selection-confirm" margin={false} size="small" type="submit">{say('确定', 'Confirm')}</Button>
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => setOpen(null)} size="small">{say('取消', 'Cancel')}</Button>
        </form>
      ) : null}
    </section>
  )
}
