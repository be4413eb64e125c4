'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'

import { parseShanghai, shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { phrase } from '../shared/phrases.ts'
import './index.scss'

const written = (value: unknown): string => {
  const instant = typeof value === 'string' && value !== '' ? new Date(value) : null
  return instant && !Number.isNaN(instant.getTime()) ? shanghaiDateTime(instant).replace(' ', 'T') : ''
}

/** An instant entered and shown in Beijing time, wherever the browser is; stored in UTC. */
export const ShanghaiDateField = ({ field, path, readOnly }: DateFieldClientProps) => {
  const { setValue, showError, value } = useField<string | null>({ path })
  const { i18n } = useTranslation()
  const id = `field-${path.replace(/\./g, '__')}`
  return (
    <div className={`field-type date-time-field${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        {readOnly || field.admin?.readOnly ? (
          <output className="pco-shanghai-date" id={id}>{written(value).replace('T', ' ') || '—'}</output>
        ) : (
          <input
            className="pco-shanghai-date"
            id={id}
            onChange={({ target }) => setValue(parseShanghai(target.value)?.toISOString() ?? null)}
            title={phrase(i18n.language, '北京时间', 'Beijing time')}
            type="datetime-local"
            value={written(value)}
          />
        )}
      </div>
      {field.admin?.description ? <FieldDescription description={field.admin.description} path={path} /> : null}
    </div>
  )
}
