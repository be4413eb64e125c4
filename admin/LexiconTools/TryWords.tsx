'use client'

import { Button, toast, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'
import { postAction } from '../shared/postAction.ts'
import './tryWords.scss'

type Word = { message: string; rule: null | string; severity: string; text: string }

const SEVERITY: Readonly<Record<string, { en: string; zh: string }>> = {
  error: { en: 'Error', zh: '错误' }, hint: { en: 'Hint', zh: '提示' }, passed: { en: 'Let pass', zh: '不报' }, warning: { en: 'Warning', zh: '警告' },
}

const wordsOf = (body: unknown): Word[] => (typeof body === 'object' && body !== null && 'words' in body && Array.isArray(body.words) ? (body.words as Word[]) : [])

/** A sentence is tried on the words in force, those that come with the product included; nothing is stored. */
export const TryWords = ({ url }: { url: string }) => {
  const { i18n } = useTranslation()
  const [text, setText] = useState('')
  const [words, setWords] = useState<null | Word[]>(null)
  const say = (zh: string, en: string): string => phrase(i18n.language, zh, en)
  const run = async () => {
    const outcome = await postAction(url, { text })
    if (outcome.kind === 'refused') return void toast.error(outcome.message, { duration: 15_000 })
    setWords(wordsOf(outcome.body))
  }
  return (
    <div className="ops-fields">
      <label htmlFor="lexicon-sentence">{say('试一句话（随产品附带的词条一并生效，不保存）', 'Try a sentence (nothing is stored)')}</label>
      <div className="ops-bar lexicon-try">
        <input
          id="lexicon-sentence" maxLength={2_000} onChange={({ target }) => setText(target.value)} onKeyDown={({ key }) => (key === 'Enter' ? void run() : undefined)}
          placeholder={say('例如：企业提交抱关单，登录楚茂痛平台', 'A sentence')} type="text" value={text}
        />
        <Button buttonStyle="secondary" disabled={text.trim() === ''} id="lexicon-try" margin={false} onClick={() => void run()} size="small">
          {say('检查', 'Check')}
        </Button>
      </div>
      {words === null ? null : (
        <ul aria-live="polite" className="ops-marked">
          {words.length === 0 ? <li>{say('没有命中任何词条。', 'No entry applies.')}</li> : null}
          {words.map(({ message, severity, text: found }, at) => (
            <li className={`is-${severity}`} key={`${at}-${found}`}>
              <b>{say(SEVERITY[severity]?.zh ?? severity, SEVERITY[severity]?.en ?? severity)}</b> <mark>{found}</mark> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
