'use client'

import { Button, toast, useConfig, useDocumentInfo, useForm, useFormFields, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import type { ShownComment, TickedDocument } from '../../src/review/reviewView.ts'
import { shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import { jumpTo } from './jumpTo.ts'

type Say = (zh: string, en: string) => string

const Place = ({ comment, say }: { comment: ShownComment; say: Say }) => {
  const { place, quote } = comment
  const show = () => {
    if (!jumpTo(comment)) toast.error(say('页面上找不到这个位置。', 'This place is not on the page.'))
  }
  return (
    <>
      {quote ? <q>{quote}</q> : null}
      {place === 'here' ? null : <strong className="review-panel__moved">{place === 'gone' ? say('位置已改动：原文已不在', 'Place changed: the words are gone') : say('位置已改动：原文移到了别处', 'Place changed: the words moved')}</strong>}
      {place === 'gone' ? null : <Button buttonStyle="none" className="review-panel__jump" margin={false} onClick={show} size="small" type="button">{say('定位', 'Go there')}</Button>}
    </>
  )
}

/** The reviewers' comments: what they are about, where that stands now, and a mark for what was dealt with. */
export const Comments = ({ comments, mayTick }: { comments: readonly ShownComment[]; mayTick: boolean }) => {
  const { collectionSlug, id, savedDocumentData, updateSavedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { dispatchFields } = useForm()
  const { i18n } = useTranslation()
  const rev = useFormFields(([fields]) => fields['rev']?.value)
  const [busy, setBusy] = useState(false)
  const say: Say = (zh, en) => phrase(i18n.language, zh, en)
  const tick = async (comment: ShownComment) => {
    setBusy(true)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/tick-comment`, { comment: comment.id, done: comment.doneAt === null, rev })
    setBusy(false)
    if (outcome.kind === 'refused') return void toast.error(outcome.message, { duration: 15_000 })
    // What is being written goes on from the revision that the mark made, and Payload takes it for no stranger's.
    const ticked = outcome.body as TickedDocument
    dispatchFields({ path: 'rev', type: 'UPDATE', value: ticked.rev })
    updateSavedDocumentData({ ...savedDocumentData, ...ticked })
  }
  const open = comments.filter(({ doneAt }) => doneAt === null).length
  return (
    <section aria-label={say('批注', 'Comments')}>
      <h4>{say(`批注（${open} 条未改，共 ${comments.length} 条）`, `Comments (${open} open of ${comments.length})`)}</h4>
      <ol className="review-panel__comments">
        {comments.map((comment) => (
          <li className={comment.doneAt === null ? undefined : 'review-panel__done'} key={comment.id}>
            <span><b>{comment.label}</b>　{comment.text}</span>
            <Place comment={comment} say={say} />
            <small>{comment.by} · {shanghaiDateTime(new Date(comment.at))}</small>
            <label>
              <input checked={comment.doneAt !== null} disabled={busy || !mayTick} onChange={() => void tick(comment)} type="checkbox" />
              {comment.doneAt === null ? say('已改', 'Done') : say(`已改 · ${comment.doneBy ?? ''} · ${shanghaiDateTime(new Date(comment.doneAt))}`, `Done · ${comment.doneBy ?? ''}`)}
            </label>
          </li>
        ))}
      </ol>
    </section>
  )
}
