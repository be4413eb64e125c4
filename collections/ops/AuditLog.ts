import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { label, type OpsParts, shownDate, shownJson, shownNumber, shownText, userField } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** Who changed what, when and from where: paths and digests, no values. Append-only; a job seals it into a hash chain. */
export const AuditLog = (parts: OpsParts): CollectionConfig => {
  const declared = systemCollection(parts, {
    columns: ['at', 'actorName', 'action', 'collectionSlug', 'documentId'],
    fields: [
      // Assigned by the sealing job; entries not yet sealed have none.
      shownNumber('seq', label('序号', 'Sequence'), { index: true }),
      shownDate('at', label('时间', 'At'), { index: true, required: true }),
      userField(parts, 'actor', label('操作人', 'Actor')),
      shownText('actorName', label('操作人姓名', 'Actor name')),
      shownText('ip', label('来源地址', 'Address')),
      shownText('action', label('操作', 'Action'), { index: true, required: true }),
      shownText('collectionSlug', label('集合', 'Collection'), { index: true, required: true }),
      shownText('documentId', label('文档', 'Document'), { index: true }),
      shownJson('changed', label('变更', 'Changed')),
      shownText('reason', label('理由', 'Reason')),
      shownText('prevHash', label('前一哈希', 'Previous hash')),
      shownText('hash', label('哈希', 'Hash')),
    ],
    indexes: [{ fields: ['collectionSlug', 'documentId', 'at'] }],
    labels: { plural: label('审计日志', 'Audit log'), singular: label('审计记录', 'Audit entry') },
    slug: OPS_SLUGS.auditLog,
    title: 'action',
  })
  const { audit } = parts.settings.access
  return { ...declared, access: { ...declared.access, admin: ({ req }) => audit(req.user), read: ({ req }) => audit(req.user) } }
}
