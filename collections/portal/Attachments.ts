import path from 'node:path'

import type { CollectionConfig } from 'payload'

import { checkUpload, type UploadRule } from '../../hooks/portal/checkUpload.ts'
import { byRoles } from '../access/byRoles.ts'
import { demoField } from '../fields/demoField.ts'
import { label } from '../fields/label.ts'

const office = 'application/vnd.openxmlformats-officedocument'

const files: UploadRule = {
  allowed: {
    csv: ['text'], doc: ['application/x-cfb'], docx: [`${office}.wordprocessingml.document`], pdf: ['application/pdf'],
    pptx: [`${office}.presentationml.presentation`], txt: ['text'], xls: ['application/x-cfb'], xlsx: [`${office}.spreadsheetml.sheet`], zip: ['application/zip'],
  },
  maxBytes: 50_000_000,
}

/** 附件。 */
export const attachmentsCollection = (dataDir: string): CollectionConfig => ({
  slug: 'attachments',
  access: byRoles({ remove: ['reviewer'], write: ['editor', 'reviewer', 'port', 'trade'] }),
  admin: { defaultColumns: ['filename', 'title', 'updatedAt'], group: label('内容', 'Content'), listSearchableFields: ['title', 'filename'], useAsTitle: 'title' },
  fields: [{ name: 'title', type: 'text', label: label('名称', 'Title'), maxLength: 200 }, demoField()],
  hooks: { beforeOperation: [checkUpload(files)] },
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
