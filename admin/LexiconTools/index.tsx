'use client'

import { Button, toast, useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import { type ChangeEvent, useRef, useState } from 'react'

import { type ImportCounts, type ImportLine, ImportPreview } from '../shared/ImportPreview.tsx'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { TryWords } from './TryWords.tsx'
import '../shared/data.scss'

type Row = Pick<ImportLine, 'action' | 'line' | 'message' | 'right'> & { wrong: string }

type Preview = { counts: ImportCounts; imported: boolean; rows: Row[] }

const lineOf = ({ wrong, ...row }: Row): ImportLine => ({ ...row, left: wrong })

type Chosen = { file: string; name: string; preview: Preview }

/** The bytes of a file as base64, a piece at a time: an argument list has an end. */
const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

/** Above the list of words: import with a preview of every line, export, and a sentence to try them on. */
export const LexiconTools = () => {
  const { config } = useConfig()
  const { permissions } = useAuth()
  const { i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  const api = `${config.serverURL}${config.routes.api}/lexicon`
  const mayWrite = Boolean(permissions?.collections?.['lexicon']?.create)

  const send = async (file: string, dryRun: boolean): Promise<null | Preview> => {
    setBusy(true)
    const outcome = await postAction(`${api}/import`, { dryRun, file })
    setBusy(false)
    if (outcome.kind === 'done') return outcome.body as Preview
    toast.error(outcome.message, { duration: 15_000 })
    return null
  }
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const picked = target.files?.[0]
    if (!picked) return
    const file = base64(new Uint8Array(await picked.arrayBuffer()))
    target.value = ''
    const preview = await send(file, true)
    setChosen(preview && { file, name: picked.name, preview })
  }
  const confirm = async () => {
    const done = chosen && (await send(chosen.file, false))
    if (!done) return
    if (done.imported) window.location.reload()
    else setChosen({ ...chosen, preview: done })
  }

  return (
    <section aria-label={say('词库工具', 'Lexicon tools')} className="ops-data">
      <div className="ops-bar">
        {mayWrite ? (
          <>
            <input accept=".csv,.xlsx" hidden id="lexicon-file" onChange={(event) => void choose(event)} ref={input} type="file" />
            <Button buttonStyle="primary" disabled={busy} id="lexicon-import" margin={false} onClick={() => input.current?.click()} size="small">
              {say('导入…', 'Import…')}
            </Button>
            <span>{say('CSV 或 xlsx，先预览，确认后才写入；表头与导出的文件相同', 'CSV or xlsx; nothing is written before you confirm')}</span>
          </>
        ) : null}
        <a className="ops-bar__end" download href={`${api}/export`}>{say('导出 CSV', 'Export CSV')}</a>
      </div>
      {chosen ? (
        <ImportPreview
          busy={busy} counts={chosen.preview.counts} headings={[say('错误写法', 'Wrong'), say('正确写法', 'Right')]} id="lexicon-import" lines={chosen.preview.rows.map(lineOf)} name={chosen.name}
          onCancel={() => setChosen(null)} onConfirm={() => void confirm()}
        />
      ) : null}
      <TryWords url={`${api}/try`} />
    </section>
  )
}
