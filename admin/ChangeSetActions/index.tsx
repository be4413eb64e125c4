'use client'

import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import '../shared/data.scss'
import './index.scss'

type Item = { collection: string; id: string; links: { text: string; to: null | string; was: string }[]; reason: null | string; status: string; title: string }

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && 'links' in value && 'status' in value

const STATUS: Readonly<Record<string, { en: string; zh: string }>> = {
  applied: { en: 'Applied, in review', zh: '已改，待审核' }, pending: { en: 'To be changed', zh: '待修改' }, skipped: { en: 'Left alone', zh: '未改' }, undone: { en: 'Undone', zh: '已撤销' },
}

/** A redirect is in force at once; a text goes to its reviewers. */
const statusOf = ({ collection, status }: Item, language: string): string =>
  collection === 'redirects' && status === 'applied' ? phrase(language, '已生效', 'In force') : phrase(language, STATUS[status]?.zh ?? status, STATUS[status]?.en ?? status)

type Step = { action: 'apply' | 'undo'; en: string; zh: string }

const STEPS: Readonly<Record<string, Step>> = { applied: { action: 'undo', en: 'Undo', zh: '全部撤销' }, draft: { action: 'apply', en: 'Apply', zh: '应用到这些文档' } }

/** What a change-set does to each document, and the step that is open: apply, or undo. */
export const ChangeSetActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const [busy, setBusy] = useState(false)
  const stored: unknown = savedDocumentData?.['items']
  const items = Array.isArray(stored) ? stored.filter(isItem) : []
  const step = STEPS[String(savedDocumentData?.['state'])]

  const run = async ({ action }: Step) => {
    setBusy(true)
    const outcome = await postAction(`${config.serverURL}${config.routes.api}/changeSets/${id}/${action}`, {})
    if (outcome.kind === 'done') window.location.reload()
    else toast.error(outcome.message, { duration: 15_000 })
    setBusy(false)
  }

  return (
    <div className="change-set ops-data">
      {step ? (
        <Button buttonStyle="primary" disabled={busy} id={`change-set-${step.action}`} onClick={() => void run(step)}>
          {phrase(i18n.language, step.zh, step.en)}
        </Button>
      ) : null}
      <table className="ops-table">
        <thead>
          <tr>
            <th scope="col">{phrase(i18n.language, '文档或路径', 'Document or path')}</th>
            <th scope="col">{phrase(i18n.language, '改动', 'Change')}</th>
            <th scope="col">{phrase(i18n.language, '状态', 'State')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.collection}-${item.id}`}>
              <td>
                <a href={`${config.routes.admin}/collections/${item.collection}/${item.id}`}>{item.title}</a>
              </td>
              <td>
                {item.links.map(({ text, to, was }, at) => (
                  <p key={at}>
                    {text}：<del>{was}</del> <ins>{to ?? phrase(i18n.language, '（不再是链接）', '(no link)')}</ins>
                  </p>
                ))}
              </td>
              <td>
                {statusOf(item, i18n.language)}
                {item.reason ? <small>{item.reason}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
