'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'
import '../shared/data.scss'

type Article = { day?: string; id: string; reason?: string; title: string }

const isArticle = (value: unknown): value is Article => typeof value === 'object' && value !== null && 'id' in value && 'title' in value

const REASONS: Readonly<Record<string, { en: string; zh: string }>> = {
  'near-copy': { en: 'repeats another', zh: '与已发文章重复' }, 'no-text': { en: 'no text', zh: '没有正文' }, withdrawn: { en: 'withdrawn', zh: '已撤回或尚未公开' },
}

const articlesOf = (stored: unknown, name: string): Article[] => {
  const list: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : null
  return Array.isArray(list) ? list.filter(isArticle) : []
}

/** The articles a frozen month rests on: those that counted with their day, the others with the reason. */
export const QuotaArticles = () => {
  const { savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const stored: unknown = savedDocumentData?.['articles']
  const reason = (key: string): string => phrase(i18n.language, REASONS[key]?.zh ?? key, REASONS[key]?.en ?? key)
  const rows = [...articlesOf(stored, 'counted').map((article) => ({ ...article, shown: phrase(i18n.language, '计入', 'Counted') })), ...articlesOf(stored, 'rejected').map((article) => ({ ...article, shown: reason(article.reason ?? '') }))]
  const month = String(savedDocumentData?.['month'] ?? '')
  const column = encodeURIComponent(String(savedDocumentData?.['column'] ?? ''))
  const report = `${config.serverURL}${config.routes.api}/quotaMonths/export?from=${month}&to=${month}&column=${column}`
  return (
    <div className="ops-data">
      <p>
        {phrase(i18n.language, '导出：', 'Export: ')}
        <a download href={`${report}&format=xlsx`}>Excel</a> <a download href={`${report}&format=csv`}>CSV</a>{' '}
        <a href={`${report}&format=html`} rel="noreferrer" target="_blank">{phrase(i18n.language, '打印版', 'For print')}</a>
      </p>
      <table className="ops-table">
        <thead>
          <tr>
            <th scope="col">{phrase(i18n.language, '首次发布日', 'First published')}</th>
            <th scope="col">{phrase(i18n.language, '文章', 'Article')}</th>
            <th scope="col">{phrase(i18n.language, '是否计入', 'Counted')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, id, shown, title }) => (
            <tr key={id}>
              <td>{day ?? '—'}</td>
              <td>
                <a href={`${config.routes.admin}/collections/news/${id}`}>{title}</a>
              </td>
              <td>{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p>{phrase(i18n.language, '本月没有首次发布的文章。', 'Nothing was first published in this month.')}</p> : null}
    </div>
  )
}
