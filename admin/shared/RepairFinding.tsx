'use client'

import { Button, toast, useConfig, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from './phrases.ts'
import { postAction } from './postAction.ts'
import './repairFinding.scss'

type Preview = { after: string; before: string; savedAt: string }

const isPreview = (value: unknown): value is Preview => typeof value === 'object' && value !== null && 'after' in value && 'before' in value && 'savedAt' in value

/** The safe fix of a finding: what it would change, and the button that saves it as a draft. */
export const RepairFinding = ({ id, unsaved }: { id: string; unsaved: boolean }) => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [preview, setPreview] = useState<null | Preview>(null)
  const [busy, setBusy] = useState(false)
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)

  const ask = async (body: Record<string, unknown>): Promise<null | Preview> => {
    setBusy(true)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/findings/${id}/repair`, body)
    setBusy(false)
    if (outcome.kind === 'refused') toast.error(outcome.message, { duration: 15_000 })
    return outcome.kind === 'done' && isPreview(outcome.body) ? outcome.body : null
  }
  const look = async () => {
    if (unsaved) return void toast.error(say('有未保存的修改，请先保存再修复。', 'Save your changes first.'))
    setPreview(await ask({ dryRun: true }))
  }
  const apply = async () => {
    if (preview && (await ask({ dryRun: false, savedAt: preview.savedAt }))) window.location.reload()
  }

  if (!preview) {
    return (
      <Button buttonStyle="secondary" className="repair-finding" disabled={busy} margin={false} onClick={() => void look()} size="small">
        {say('修复…', 'Fix…')}
      </Button>
    )
  }
  const isMasked = preview.before === preview.after
  return (
    <div className="repair-finding repair-finding--preview">
      <del>{preview.before}{isMasked ? say('（原号码，此处不显示）', ' (the number itself is not shown)') : ''}</del>
      <ins>{preview.after}</ins>
      <div>
        <Button buttonStyle="primary" disabled={busy} margin={false} onClick={() => void apply()} size="small">
          {say('确认修复（存为草稿）', 'Save as a draft')}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => setPreview(null)} size="small">
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </div>
  )
}
