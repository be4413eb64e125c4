import path from 'node:path'

import type { CollectionConfig } from 'payload'

import { checkUpload, type UploadRule } from '../../hooks/portal/checkUpload.ts'
import { keepPublishedFile, keepPublishedFileDelete } from '../../hooks/portal/keepPublishedFile.ts'
import { byRoles } from '../access/byRoles.ts'
import { demoField } from '../fields/demoField.ts'
import { label } from '../fields/label.ts'

const images: UploadRule = {
  allowed: { avif: ['image/avif'], gif: ['image/gif'], jpeg: ['image/jpeg'], jpg: ['image/jpeg'], png: ['image/apng', 'image/png'], webp: ['image/webp'] },
  maxBytes: 10_000_000,
}
const webp = { format: 'webp', options: { quality: 80 } } as const
const size = (name: string, width: number) => ({ name, formatOptions: webp, width, withoutEnlargement: true })

/** 图片，经 sharp 生成各尺寸；位图以外一律拒收。 */
export const mediaCollection = (dataDir: string): CollectionConfig => ({
  slug: 'media',
  access: byRoles({ remove: ['reviewer'], write: ['editor', 'reviewer', 'port'] }),
  admin: { defaultColumns: ['filename', 'alt', 'updatedAt'], group: label('内容', 'Content'), listSearchableFields: ['alt', 'filename'], useAsTitle: 'alt' },
  fields: [
    { name: 'alt', type: 'text', label: label('替代文字', 'Alternative text'), maxLength: 200, required: true },
    { name: 'caption', type: 'text', label: label('图片说明', 'Caption') },
    demoField(),
  ],
  hooks: { beforeChange: [keepPublishedFile()], beforeDelete: [keepPublishedFileDelete()], beforeOperation: [checkUpload(images)] },
  labels: { plural: label('图片', 'Images'), singular: label('图片', 'Image') },
  upload: {
    constructorOptions: { failOn: 'error', limitInputPixels: 50_000_000, sequentialRead: true },
    focalPoint: true,
    imageSizes: [
      size('thumbnail', 320), size('card', 640), size('wide', 1280),
      { name: 'wideAvif', formatOptions: { format: 'avif', options: { quality: 55 } }, width: 1280, withoutEnlargement: true },
    ],
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
    pasteURL: false,
    staticDir: path.resolve(dataDir, 'uploads/media'),
  },
})
