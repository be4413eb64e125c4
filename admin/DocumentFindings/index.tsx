'use client'

import { useConfig, useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'
import { RepairFinding } from '../shared/RepairFinding.tsx'
import { useFindings } from '../shared/useFindings.ts'
import './index.scss'

const SEVERITY: Record<string, { en: string; zh: string }> = {
  danger: { en: 'Danger', zh: '危险' },
  error: { en: 'Error', zh: '错误' },
  hint: { en: 'Hint', zh: '提示' },
  warning: { en: 'Warning', zh: '警告' },
}

/** What the checks found in this document at its last save, beside the text it is about. */
export const DocumentFindings = () => {
  const { collectionSlug, id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const modified = useFormModified()
  const findings = useFindings(collectionSlug, id, String(savedDocumentData?.['updatedAt'] ?? ''))
  if (!id || !findings) return null
  const title = phrase(i18n.language, '检查结果', 'Checks')
  if (findings.length === 0) {
    return <p className="document-findings document-findings--clean">{phrase(i18n.language, '检查结果：没有发现问题', 'Checks: nothing found')}</p>
  }
  return (
    <section aria-label={title} className="document-findings">
      <h3>{`${title}（${findings.length}）`}</h3>
      <ol>
        {findings.map((finding) => (
          <li className={`document-findings__${finding.severity}`} key={finding.id}>
            <a href={`${config.routes.admin}/collections/findings/${finding.id}`}>
              {phrase(i18n.language, SEVERITY[finding.severity]?.zh ?? finding.severity, SEVERITY[finding.severity]?.en ?? finding.severity)}
            </a>
            <span>{finding.message}</span>
            {finding.suggestion ? <em>{finding.suggestion}</em> : null}
            {finding.evidence?.fix ? <RepairFinding id={finding.id} unsaved={modified} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
