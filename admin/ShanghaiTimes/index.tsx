'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'

import { shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { phrase } from '../shared/phrases.ts'
import './index.scss'

const shown = (value: unknown): null | string => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? shanghaiDateTime(new Date(value)) : null)

/** In the head of a document: when it was saved and made, in Beijing time; takes the place of Payload's own, which go by the browser. */
export const ShanghaiTimes = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { i18n } = useTranslation()
  const [saved, made] = [shown(savedDocumentData?.['updatedAt']), shown(savedDocumentData?.['createdAt'])]
  if (!id || !saved || !made) return null
  return (
    <p className="shanghai-times" title={phrase(i18n.language, '北京时间', 'Beijing time')}>
      <span>{phrase(i18n.language, '保存于 ', 'Saved ')}<time>{saved}</time></span>
      <span>{phrase(i18n.language, '创建于 ', 'Created ')}<time>{made}</time></span>
    </p>
  )
}
