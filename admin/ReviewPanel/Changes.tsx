'use client'

import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

import type { Base, ChangesView } from '../../src/review/changesView.ts'
import type { FieldChange } from '../../src/review/fieldChanges.ts'
import { shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { phrase } from '../shared/phrases.ts'
import { getAnswer } from '../shared/postAction.ts'

type Say = (zh: string, en: string) => string

const TAGS = { gone: 'del', new: 'ins', same: 'span' } as const

const Change = ({ change: { label, lines }, say }: { change: FieldChange; say: Say }) => (
  <section aria-label={label}>
    <h3>{label}</h3>
    {lines.length === 0 ? <p>{say('文字没有变，格式、链接或图片有改动。', 'The words stayed; format, links or pictures changed.')}</p> : null}
    {lines.map((line, index) => (
      <p key={index}>
        {line.map(({ kind, text }, at) => {
          const Tag = TAGS[kind]
          return <Tag key={at}>{text}</Tag>
        })}
      </p>
    ))}
  </section>
)

const Dialog = ({ base, onClose, say, view: { at, changes } }: { base: Base; onClose: () => void; say: Say; view: ChangesView }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const title = base === 'published' ? say('与门户上的版本比较', 'Compared with the portal') : say('与上一轮送审时比较', 'Compared with the last round of review')
  return createPortal(
    <dialog aria-label={title} className="ask-dialog review-changes" onClose={onClose} ref={dialog}>
      <h2>{title}</h2>
      {at === null ? <p>{say('没有可比较的版本。', 'There is no such version.')}</p> : <p>{say(`那时的版本保存于 ${shanghaiDateTime(new Date(at))}（北京时间）。`, `That version was saved at ${shanghaiDateTime(new Date(at))} (Beijing time).`)}</p>}
      {at !== null && changes.length === 0 ? <p>{say('内容没有差别。', 'The content does not differ.')}</p> : null}
      {changes.map((change) => <Change change={change} key={change.field} say={say} />)}
      <div className="ask-dialog__buttons">
        <Button buttonStyle="secondary" id="changes-close" margin={false} onClick={onClose} type="button">{say('关闭', 'Close')}</Button>
      </div>
    </dialog>,
    document.body,
  )
}

/** What differs between the saved text and an earlier one, on asking. */
export const Changes = ({ besideLive, reviewed }: { besideLive: boolean; reviewed: boolean }) => {
  const { collectionSlug, id } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [shown, setShown] = useState<{ base: Base; view: ChangesView } | null>(null)
  const say: Say = (zh, en) => phrase(i18n.language, zh, en)
  const ask = async (base: Base) => {
    const outcome = await getAnswer(`${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/review-changes?since=${base}`)
    if (outcome.kind === 'done') setShown({ base, view: outcome.body as ChangesView })
    else toast.error(outcome.message)
  }
  return (
    <div className="review-panel__compare">
      {reviewed ? <Button buttonStyle="secondary" id="changes-reviewed" margin={false} onClick={() => void ask('reviewed')} size="small" type="button">{say('与上一轮送审比较', 'Since the last round')}</Button> : null}
      {besideLive ? <Button buttonStyle="secondary" id="changes-published" margin={false} onClick={() => void ask('published')} size="small" type="button">{say('与门户上的版本比较', 'Against the portal')}</Button> : null}
      {shown ? <Dialog {...shown} onClose={() => setShown(null)} say={say} /> : null}
    </div>
  )
}
