'use client'

import { Button, useTranslation } from '@payloadcms/ui'

import { phrase } from './phrases.ts'
import './data.scss'
import './importPreview.scss'

type Action = 'change' | 'create' | 'refuse' | 'skip'

/** What the server says an import would do, or has done. */
export type ImportCounts = Record<Action, number>

/** One line of the file: what becomes of it, the two values it pairs, and why. */
export type ImportLine = { action: Action; left: string; line: number; message: string; right: string }

type Props = {
  busy: boolean
  counts: ImportCounts
  /** Headings of the two values. */
  headings: readonly [left: string, right: string]
  /** Begins the ids of the buttons. */
  id: string
  lines: readonly ImportLine[]
  name: string
  onCancel: () => void
  onConfirm: () => void
}

const MOST = 300
const ORDER: readonly Action[] = ['refuse', 'change', 'create', 'skip']
const NAMES: Record<Action, { en: string; zh: string }> = {
  change: { en: 'Change', zh: '修改' }, create: { en: 'New', zh: '新增' }, refuse: { en: 'Refused', zh: '不能导入' }, skip: { en: 'Skip', zh: '跳过' },
}

/** Every line of a file with what becomes of it, the refused ones first; nothing is written before it is confirmed. */
export const ImportPreview = ({ busy, counts, headings, id, lines, name, onCancel, onConfirm }: Props) => {
  const { i18n } = useTranslation()
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  const named = (action: Action) => say(NAMES[action].zh, NAMES[action].en)
  const nothing = counts.create + counts.change === 0
  const total = ORDER.reduce((sum, action) => sum + counts[action], 0)
  const shown = ORDER.flatMap((action) => lines.filter((line) => line.action === action)).slice(0, MOST)
  return (
    <div aria-label={say('导入预览', 'Preview')} className="ops-panel import-preview" role="region">
      <h3>{say(`导入预览：${name}`, `Preview: ${name}`)}</h3>
      <p>
        {ORDER.map((action) => `${named(action)} ${counts[action]}`).join('　')}
        {counts.refuse > 0 ? <strong>{say('　有不能导入的行，整个文件都不会写入；请改正文件后重新选择。', ' Nothing is imported until every line is mended.')}</strong> : null}
        {counts.refuse === 0 && nothing ? say('　没有要写入的内容。', ' There is nothing to write.') : null}
      </p>
      <div className="import-preview__rows">
        <table className="ops-table">
          <thead>
            <tr>
              {[say('行', 'Line'), say('处理', 'Action'), ...headings, say('说明', 'Note')].map((heading) => <th key={heading} scope="col">{heading}</th>)}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ action, left, line, message, right }) => (
              <tr className={`import-preview__${action}`} key={`${line}-${left}-${message}`}>
                <td>{line}</td>
                <td>{named(action)}</td>
                <td>{left}</td>
                <td>{right}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > shown.length ? <p>{say(`只显示前 ${shown.length} 行，共 ${total} 行。`, `The first ${shown.length} of ${total} lines.`)}</p> : null}
      <div className="ops-bar">
        <Button buttonStyle="primary" disabled={busy || counts.refuse > 0 || nothing} id={`${id}-confirm`} margin={false} onClick={onConfirm} size="small">
          {say(`确认导入（新增 ${counts.create}，修改 ${counts.change}）`, `Import (${counts.create} new, ${counts.change} changed)`)}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} id={`${id}-cancel`} margin={false} onClick={onCancel} size="small">
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </div>
  )
}
