import { ObjectId } from 'mongodb'

import { fileKeys } from '../../../src/review/referredFiles.ts'

type Fields = Record<string, unknown>

const DAY_MS = 86_400_000
const past = (days: number): Date => new Date(Date.now() - days * DAY_MS)

const stamped = (fields: Fields) => ({ _id: new ObjectId(), createdAt: past(30), updatedAt: past(30), ...fields })

/** A column as Payload stores it. */
export const storedColumn = (path: string, fields: Fields = {}) =>
  stamped({ class: 'dynamic', display: { pageSize: 20, template: 'list' }, order: 1, parent: null, path, slug: path.split('/').at(-1), title: `栏目 ${path}`, ...fields })

/** A published document of a reviewed collection. */
export const storedContent = (slug: string, fields: Fields = {}) => {
  const at = past(10)
  const files = fileKeys(JSON.parse(JSON.stringify(fields)))
  return stamped({ files, _status: 'published', firstPublishedAt: at, publishedAt: at, reviewState: 'published', rev: 1, slug, title: `标题 ${slug}`, ...fields })
}

export const text = (value: string) => ({ detail: 0, format: 0, mode: 'normal', style: '', text: value, type: 'text', version: 1 })

export const paragraph = (...children: object[]) => ({ children, direction: 'ltr', format: '', indent: 0, type: 'paragraph', version: 1 })

/** A Lexical editor state of paragraphs. */
export const bodyOf = (...children: object[]) => ({ root: { children, direction: 'ltr', format: '', indent: 0, type: 'root', version: 1 } })

export const linkTo = (fields: Fields, label: string) => ({ children: [text(label)], fields: { linkType: 'custom', newTab: false, ...fields }, type: 'link', version: 3 })

/** The ways in which a document must not be public: never published, trashed, due later, withdrawn. */
export const HIDDEN: Readonly<Record<string, { fields: Fields; status: 404 | 410 }>> = {
  draft: { fields: { _status: 'draft', firstPublishedAt: null, reviewState: 'draft' }, status: 404 },
  future: { fields: { firstPublishedAt: past(-1), publishedAt: past(-1) }, status: 404 },
  trashed: { fields: { deletedAt: past(1) }, status: 410 },
  withdrawn: { fields: { _status: 'draft', reviewState: 'withdrawn', withdrawnAt: past(1) }, status: 410 },
}

export { past }
