'use client'

import { Button, toast, useConfig, useForm, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { type Layout, layoutOf, type ShownChange } from './changes.ts'
import './index.scss'

type Preview = Layout & { field: string; was: unknown }

const shown = (text: string): string => (text.trim() === '' ? '␣' : text.length > 60 ? `${text.slice(0, 60)}…` : text)

const ChangeRow = ({ after, before, name }: ShownChange) => (
  <li>
    <b>{name}</b>
    {before === '' ? null : <del>{shown(before)}</del>}
    {after === '' || after === before ? null : <ins>{shown(after)}</ins>}
  </li>
)

/** One-click layout: shows what would change, takes it over into the form when told to, and takes it back. Nothing is saved by it. */
export const NormaliseBody = ({ fields }: { fields: readonly string[] }) => {
  const { dispatchFields, getDataByPath, setModified } = useForm()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [previews, setPreviews] = useState<readonly Preview[]>([])
  const [applied, setApplied] = useState(false)
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  const url = `${config.serverURL}${config.routes.api}/content/normalise`

  const ask = async (field: string): Promise<Preview | null> => {
    const was: unknown = getDataByPath(field)
    if (!was) return null
    const outcome = await postAction(url, { body: was })
    const layout = outcome.kind === 'done' ? layoutOf(outcome.body) : null
    if (outcome.kind === 'refused') toast.error(outcome.message)
    return layout && layout.total > 0 ? { ...layout, field, was } : null
  }
  const preview = async () => {
    const found = (await Promise.all(fields.map(ask))).filter((one) => one !== null)
    setApplied(false)
    setPreviews(found)
    if (found.length === 0) toast.success(say('排版已经规范，没有需要改动的地方。', 'Nothing to change.'))
  }
  const put = (which: 'body' | 'was') => {
    for (const one of previews) dispatchFields({ initialValue: one[which], path: one.field, type: 'UPDATE', value: one[which] })
    setModified(true)
    setApplied(which === 'body')
  }

  const total = previews.reduce((sum, one) => sum + one.total, 0)
  return (
    <section aria-label={say('一键排版', 'Layout')} className="normalise-body">
      <Button buttonStyle="secondary" id="normalise-preview" margin={false} onClick={() => void preview()} size="small">
        {say('一键排版', 'Lay out')}
      </Button>
      {total === 0 ? null : (
        <>
          <p>{applied ? say(`已改动 ${total} 处，保存后生效。`, `${total} changes taken over; save to keep them.`) : say(`将改动 ${total} 处：`, `${total} changes:`)}</p>
          <ol>{previews.flatMap((one) => one.changes.map((change, at) => <ChangeRow key={`${one.field}-${at}`} {...change} />))}</ol>
          {applied ? (
            <Button buttonStyle="secondary" id="normalise-undo" margin={false} onClick={() => put('was')} size="small">
              {say('撤销排版', 'Undo')}
            </Button>
          ) : (
            <Button buttonStyle="primary" id="normalise-apply" margin={false} onClick={() => put('body')} size="small">
              {say('应用', 'Apply')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
