'use client'

import { Button, toast, useConfig, useTranslation } from '@payloadcms/ui'
import { type ChangeEvent, useRef, useState } from 'react'

import { decodeFile } from '../../src/shared/decodeFile.ts'
import { type ImportCounts, type ImportLine, ImportPreview } from '../shared/ImportPreview.tsx'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import '../shared/data.scss'

const FORMATS = [['csv', 'CSV'], ['nginx', 'Nginx'], ['json', 'JSON']] as const

type Row = Pick<ImportLine, 'action' | 'line' | 'message'> & { from: string; to: null | string }

/** What the server says an import would do. */
type Preview = { counts: ImportCounts; imported: boolean; rows: Row[] }

const lineOf = ({ action, from, line, message, to }: Row): ImportLine => ({ action, left: from, line, message, right: to ?? (action === 'refuse' ? '' : '410') })

type Chosen = { name: string; preview: Preview; text: string }

/** Above the list of redirects: export of the whole table, and import with a preview of every line before anything is written. */
export const RedirectExchange = () => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const api = `${config.serverURL}${config.routes.api}/redirects`

  const send = async (file: { name: string; text: string }, dryRun: boolean): Promise<null | Preview> => {
    setBusy(true)
    const outcome = await postAction(`${api}/import`, { ...file, dryRun })
    setBusy(false)
    if (outcome.kind === 'done') return outcome.body as Preview
    toast.error(outcome.message, { duration: 15_000 })
    return null
  }

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    const read = { name: file.name, text: decodeFile(new Uint8Array(await file.arrayBuffer())) }
    target.value = ''
    const preview = await send(read, true)
    setChosen(preview && { ...read, preview })
  }

  const confirm = async () => {
    const done = chosen && (await send({ name: chosen.name, text: chosen.text }, false))
    if (!done) return
    if (done.imported) window.location.reload()
    else setChosen({ ...chosen, preview: done })
  }

  return (
    <section aria-label={phrase(i18n.language, '导入导出', 'Import and export')}>
      <div className="ops-bar">
        <input accept=".csv,.tsv,.txt,.json,.conf,.nginx,.map" hidden id="redirect-file" onChange={(event) => void choose(event)} ref={input} type="file" />
        <Button buttonStyle="primary" disabled={busy} id="redirect-import" margin={false} onClick={() => input.current?.click()} size="small">
          {phrase(i18n.language, '导入…', 'Import…')}
        </Button>
        <span>{phrase(i18n.language, 'CSV、Nginx 或 JSON，先预览，确认后才写入', 'CSV, nginx or JSON; nothing is written before you confirm')}</span>
        <span className="ops-bar__end">
          {phrase(i18n.language, '导出：', 'Export: ')}
          {FORMATS.map(([format, title]) => (
            <a download href={`${api}/export?format=${format}`} key={format}>{title}</a>
          ))}
        </span>
      </div>
      {chosen && (
        <ImportPreview
          busy={busy} counts={chosen.preview.counts} headings={[phrase(i18n.language, '原路径', 'From'), phrase(i18n.language, '目标', 'To')]} id="redirect-import" lines={chosen.preview.rows.map(lineOf)} name={chosen.name}
          onCancel={() => setChosen(null)} onConfirm={() => void confirm()}
        />
      )}
    </section>
  )
}
