'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import './index.scss'

const shown = (value: unknown): string => (value === null || value === undefined ? '—' : JSON.stringify(value, null, 2))

/** Structured data that only the system writes, as text. Payload's own editor would load its code from a foreign host. */
export const JsonView = ({ field, path }: JSONFieldClientProps) => {
  const { value } = useField<unknown>({ path })
  const text = shown(value)
  return (
    <div className="field-type json-view">
      <FieldLabel label={field.label} path={path} />
      {text === '—' ? <p>{text}</p> : <pre tabIndex={0}>{text}</pre>}
    </div>
  )
}
