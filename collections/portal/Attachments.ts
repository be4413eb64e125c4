import path from 'node:path'

import type { CollectionConfig } from 'payload'

import { checkUpload, type UploadRule } from '../../hooks/portal/checkUpload.ts'
import { keepPublishedFile, keepPublishedFileDelete } from '../../hooks/portal/keepPublishedFile.ts'
import { sortEvidence } from '../../hooks/portal/sortEvidence.ts'
import { byRoles } from '../access/byRoles.ts'
import { evidence, uploaders } from '../access/evidence.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'
import { systemFields } from '../fields/systemField.ts'

const office = 'application/vnd.openxmlformats-officedocument'

const files: UploadRule = {
  allowed: {
    csv: ['text'], doc: ['application/x-cfb'], docx: [`${office}.wordprocessingml.document`], pdf: ['application/pdf'],
    pptx: [`${office}.presentationml.presentation`], txt: ['text'], xls: ['application/x-cfb'], xlsx: [`${office}.spreadsheetml.sheet`], zip: ['application/zip'],
  },
  maxBytes: 50_000_000,
}

/** 附件；考核的证明材料也在这里，只有外贸处、审计和上传的中心看得到，从不进门户。 */
export const attachmentsCollection = (dataDir: string): CollectionConfig => ({
  slug: 'attachments',
  access: {
    ...byRoles({ write: [] }),
    create: uploaders('editor', 'reviewer', 'port', 'trade'),
    delete: evidence({ others: ['reviewer'] }),
    read: evidence({ all: ['trade', 'auditor'], others: ['editor', 'operator', 'port', 'reviewer'], ownCentre: true }),
    update: evidence({ others: ['editor', 'port', 'reviewer'] }),
  },
  admin: { defaultColumns: ['filename', 'title', 'updatedAt'], group: label('内容', 'Content'), listSearchableFields: ['title', 'filename'], useAsTitle: 'title' },
  fields: [
    { name: 'title', type: 'text', label: label('名称', 'Title'), maxLength: 200 },
    ...systemFields([
      { name: 'purpose', type: 'select', defaultValue: 'content', index: true, label: label('用途', 'Purpose'), options: [option('content', '内容附件', 'Content'), option('evidence', '考核证明材料', 'Evidence')] },
      { name: 'center', type: 'relationship', index: true, label: label('所属中心', 'Centre'), relationTo: 'centers' },
    ]),
    demoField(),
  ],
  hooks: { beforeChange: [keepPublishedFile(), sortEvidence()], beforeDelete: [keepPublishedFileDelete()], beforeOperation: [checkUpload(files)] },
  labels: { plural: label('附件', 'Attachments'), singular: label('附件', 'Attachment') },
  upload: {
    mimeTypes: [
      'application/pdf', 'application/msword', 'application/vnd.ms-excel', 'application/zip', 'text/csv', 'text/plain',
      `${office}.wordprocessingml.document`, `${office}.spreadsheetml.sheet`, `${office}.presentationml.presentation`,
    ],
    pasteURL: false,
    staticDir: path.resolve(dataDir, 'uploads/attachments'),
  },
})
