import type { CheckInput } from './checkInput.ts'

type Doc = Readonly<Record<string, unknown>>

/** Metadata that a document may be asked to have. */
export type ExpectedMeta = 'source' | 'summary'

/** Where a document is stored, which of its fields hold its title and its texts, and which metadata are missed where they are empty. */
export type StoredFields = { collection: string; expects?: readonly ExpectedMeta[]; richText: readonly string[]; title: string }

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** A source is a text, or a group with a name. */
const sourceOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? textOf(value.name) : textOf(value)

const dateOf = (value: unknown): string | undefined => (value instanceof Date ? value.toISOString() : textOf(value))

/**
 * A stored document as what is checked: one input for each of its texts, the metadata in all of them. A document without texts is
 * checked for its metadata.
 */
export const storedInputs = (doc: Doc, { collection, expects = [], richText, title }: StoredFields): CheckInput[] => {
  const missed = (name: ExpectedMeta): string | undefined => (expects.includes(name) ? '' : undefined)
  const meta = {
    keywords: Array.isArray(doc['keywords']) ? doc['keywords'].filter((word) => typeof word === 'string') : undefined,
    path: `${collection}/${String(doc['id'] ?? doc['_id'] ?? '')}`, publishedAt: dateOf(doc['publishedAt']), source: sourceOf(doc['source']) ?? missed('source'),
    summary: textOf(doc['summary']) ?? missed('summary'), title: textOf(doc[title]) ?? '',
  }
  const fields = richText.length > 0 ? richText : [undefined]
  return fields.map((bodyField) => ({ ...meta, body: bodyField === undefined ? null : doc[bodyField], bodyField }))
}
