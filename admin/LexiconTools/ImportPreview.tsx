'use client'

import { Button, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'

type Action = 'change' | 'create' | 'refuse' | 'skip'

/** What the server says an import would do, or has done. */
export type Preview = { counts: Record<Action, number>; imported: boolean; rows: { action: Action; line: number; message: string; right: string; wrong: string }[] }

type Props = { busy: boolean; name: string; onCancel: () => void; onConfirm: () => void; preview: Preview }

const ORDER: readonly Action[] = ['refuse', 'change', 'create', 'skip']
const NAMES: Record<Action, { en: string; zh: string }> = {
  change: { en: 'Change', zh: '修改' }, create: { en: 'New', zh: '新增' }, refuse: { en: 'Refused', zh: '不能导入' }, skip: { en: 'Same', zh: '相同' },
}

/** Every line of the file with what becomes of it, the refused ones first. */
export const ImportPreview = ({ busy, name, onCancel, onConfirm, preview }: Props) => {
  const { i18n } = useTranslation()
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  const { counts, rows } = preview
  const total = ORDER.reduce((sum, action) => sum + counts[action], 0)
  const nothing = counts.create + counts.change === 0
  return (
    <div aria-label={say('导入预览', 'Preview')} className="lexicon-tools__preview" role="region">
      <h3>{say(`导入预览：${name}`, `Preview: ${name}`)}</h3>
      <p>
        {ORDER.map((action) => `${say(NAMES[action].zh, NAMES[action].en)} ${counts[action]}`).join('　')}
        {counts.refuse > 0 ? <strong>{say('　有不能导入的行，整个文件都不会写入；请改正后重新选择。', ' Nothing is imported until every line is mended.')}</strong> : null}
        {counts.refuse === 0 && nothing ? say('　没有要写入的内容。', ' There is nothing to write.') : null}
      </p>
      <div className="lexicon-tools__rows">
        <table>
          <thead>
            <tr>
              {[['行', 'Line'], ['处理', 'Action'], ['错误写法', 'Wrong'], ['正确写法', 'Right'], ['说明', 'Note']].map(([zh = '', en = '']) => (
                <th key={en} scope="col">{say(zh, en)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ action, line, message, right, wrong }) => (
              <tr className={`lexicon-tools__${action}`} key={`${line}-${message}`}>
                <td>{line}</td>
                <td>{say(NAMES[action].zh, NAMES[action].en)}</td>
                <td>{wrong}</td>
                <td>{right}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length ? <p>{say(`只显示 ${rows.length} 行，共 ${total} 行。`, `The first ${rows.length} of ${total} lines.`)}</p> : null}
      <div className="lexicon-tools__bar">
        <Button buttonStyle="primary" disabled={busy || counts.refuse > 0 || nothing} id="lexicon-import-confirm" margin={false} onClick={onConfirm} size="small">
          {say(`确认导入（新增 ${counts.create}，修改 ${counts.change}）`, `Import (${counts.create} new, ${counts.change} changed)`)}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} id="lexicon-import-cancel" margin={false} onClick={onCancel} size="small">
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </div>
  )
}
