import { idOf } from '../shared/idOf.ts'

/** An uploaded picture or file that a text shows or offers. */
export type ReferredFile = { collection: 'attachments' | 'media'; id: string }

const BY_FIELD: Readonly<Record<string, ReferredFile['collection']>> = { attachments: 'attachments', cover: 'media' }

const isUpload = (value: unknown): value is ReferredFile['collection'] => value === 'attachments' || value === 'media'

const keyOf = (collection: ReferredFile['collection'], reference: unknown): string[] => {
  const id = idOf(reference)
  return id ? [`${collection}:${id}`] : []
}

/** Pictures and links of a rich text name collection and id side by side, however deep they stand. */
const inTree = (root: unknown): string[] => {
  const found: string[] = []
  const open: unknown[] = [root]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    if ('relationTo' in value && 'value' in value && isUpload(value.relationTo)) found.push(...keyOf(value.relationTo, value.value))
    open.push(...Object.values(value))
  }
  return found
}

/** The uploads a document refers to in its fields and texts, as `collection:id`, sorted, each once. */
export const fileKeys = (doc: Readonly<Record<string, unknown>>): string[] => {
  const keys = Object.entries(doc).flatMap(([name, value]) => {
    const collection = BY_FIELD[name]
    return collection ? (Array.isArray(value) ? value : [value]).flatMap((each) => keyOf(collection, each)) : inTree(value)
  })
  return [...new Set(keys)].sort()
}

/** The same, taken apart. */
export const referredFiles = (doc: Readonly<Record<string, unknown>>): ReferredFile[] =>
  fileKeys(doc).map((key) => {
    const [collection = '', id = ''] = key.split(':')
    return { collection: collection as ReferredFile['collection'], id }
  })
