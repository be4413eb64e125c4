'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'
import '../shared/data.scss'

type Place = { column?: number; document?: { relationTo?: string; value?: string }; element?: string; line?: number; page?: string; text?: string }

const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null

const position = ({ column, line }: Place): string => (line === undefined ? '' : `${line}:${column ?? 1}`)

/** Every place the problem stands on. Addresses that were crawled are shown as text and never as links. */
export const FindingPlaces = () => {
  const { savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const stored: unknown = savedDocumentData?.['places']
  const places = Array.isArray(stored) ? stored.filter(isPlace) : []
  if (places.length === 0) return null
  const total = Number(savedDocumentData?.['placesTotal'] ?? places.length)
  return (
    <table className="ops-table ops-data">
      <caption>{phrase(i18n.language, `所在位置（共 ${total} 处）`, `Places (${total})`)}</caption>
      <thead>
        <tr>
          <th scope="col">{phrase(i18n.language, '页面', 'Page')}</th>
          <th scope="col">{phrase(i18n.language, '行:列', 'Line:column')}</th>
          <th scope="col">{phrase(i18n.language, '元素', 'Element')}</th>
          <th scope="col">{phrase(i18n.language, '文字', 'Text')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((place, index) => (
          <tr key={`${place.page ?? ''}-${position(place)}-${index}`}>
            <td>
              {place.document?.relationTo && place.document.value ? (
                <a href={`${config.routes.admin}/collections/${place.document.relationTo}/${place.document.value}`}>{phrase(i18n.language, '打开文档', 'Open document')}</a>
              ) : (
                place.page
              )}
            </td>
            <td>{position(place)}</td>
            <td>{place.element}</td>
            <td>{place.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
