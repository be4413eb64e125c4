'use client'

import { FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { useState } from 'react'

import { phrase } from '../shared/phrases.ts'

const write = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value, null, 2))

type Parsed = { kind: 'value'; value: unknown } | { kind: 'wrong'; message: string }

const parse = (text: string): Parsed => {
  if (text.trim() === '') return { kind: 'value', value: null }
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown }
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) }
  }
}

/** JSON as plain text that is taken over as soon as it parses; until then the last valid value stays. */
export const JsonEdit = ({ field, path, readOnly }: JSONFieldClientProps) => {
  const { setValue, value } = useField<unknown>({ path })
  const { i18n } = useTranslation()
  const [text, setText] = useState(() => write(value))
  const [fault, setFault] = useState('')

  const change = (next: string) => {
    setText(next)
    const parsed = parse(next)
    setFault(parsed.kind === 'wrong' ? parsed.message : '')
    if (parsed.kind === 'value') setValue(parsed.value)
  }

  return (
    <div className="field-type textarea">
      <FieldLabel htmlFor={`json-${path}`} label={field.label} path={path} />
      <textarea
        aria-describedby={`json-${path}-fault`}
        aria-invalid={fault !== ''}
        className="textarea-element"
        disabled={readOnly}
        id={`json-${path}`}
        onChange={({ target }) => change(target.value)}
        rows={12}
        spellCheck={false}
        value={text}
      />
      <p id={`json-${path}-fault`} role="status">
        {fault === '' ? '' : phrase(i18n.language, `不是有效的 JSON，尚未采用：${fault}`, `Not valid JSON, not taken over yet: ${fault}`)}
      </p>
    </div>
  )
}
