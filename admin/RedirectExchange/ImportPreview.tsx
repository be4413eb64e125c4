'use client'

import { Button, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'

type Action = 'change' | 'create' | 'refuse' | 'skip'

/** What the server says an import would do. */
export type Preview = {
  counts: Record<Action, number>
  imported: boolean
  rows: { action: Action; from: string; line: number; message: string; to: null | string }[]
}

type Props = { busy: boolean; name: string; onCancel: () => void; onConfirm: () => void; preview: Preview }

const MOST = 300
const ORDER: readonly Action[] = ['refuse', 'change', 'create', 'skip']
const NAMES: Record<Action, { en: string; zh: string }> = {
  change: { en: 'Change', zh: '修改' }, create: { en: 'New', zh: '新增' }, refuse: { en: 'Refused', zh: '不能导入' }, skip: { en: 'Skip', zh: '跳过' },
}

/** Every line of the file with what becomes of it, the refused ones first. */
export const ImportPreview = ({ busy, name, onCancel, onConfirm, preview }: Props) => {
  const { i18n } = useTranslation()
  const { counts, rows } = preview
  const nothing = counts.create + counts.change === 0
  const shown = ORDER.flatMap((action) => rows.filter((row) => row.action === action)).slice(0, MOST)
  const named = (action: Action) => phrase(i18n.language, NAMES[action].zh, NAMES[action].en)
  return (
    <div className="redirect-exchange__preview" role="region" aria-label={phrase(i18n.language, '导入预览', 'Preview')}>
      <h3>{phrase(i18n.language, `导入预览：${name}`, `Preview: ${name}`)}</h3>
      <p>
        {ORDER.map((action) => `${named(action)} ${counts[action]}`).join('　')}
        {counts.refuse > 0 && <strong>{phrase(i18n.language, '　有不能导入的行，整个文件都不会写入；请改正文件后重新选择。', ' Nothing is imported until every line is mended.')}</strong>}
        {counts.refuse === 0 && nothing && phrase(i18n.language, '　没有要写入的内容。', ' There is nothing to write.')}
      </p>
      <div className="redirect-exchange__rows">
        <table>
          <thead>
            <tr>
              {[['行', 'Line'], ['处理', 'Action'], ['原路径', 'From'], ['目标', 'To'], ['说明', 'Note']].map(([zh = '', en = '']) => (
                <th key={en} scope="col">{phrase(i18n.language, zh, en)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ action, from, line, message, to }) => (
              <tr className={`redirect-exchange__${action}`} key={`${line}-${from}`}>
                <td>{line}</td>
                <td>{named(action)}</td>
                <td>{from}</td>
                <td>{to ?? (action === 'refuse' ? '' : '410')}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST && <p>{phrase(i18n.language, `只显示前 ${MOST} 行，共 ${rows.length} 行。`, `The first ${MOST} of ${rows.length} lines.`)}</p>}
      <div className="redirect-exchange__bar">
        <Button buttonStyle="primary" disabled={busy || counts.refuse > 0 || nothing} id="redirect-import-confirm" margin={false} onClick={onConfirm} size="small">
          {phrase(i18n.language, `确认导入（新增 ${counts.create}，修改 ${counts.change}）`, `Import (${counts.create} new, ${counts.change} changed)`)}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} id="redirect-import-cancel" margin={false} onClick={onCancel} size="small">
          {phrase(i18n.language, '取消', 'Cancel')}
        </Button>
      </div>
    </div>
  )
}
