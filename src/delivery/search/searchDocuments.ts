import { ObjectId } from 'mongodb'

import { lexicalToPlain } from '../../content/render/lexicalToPlain.ts'
import type { Reading } from '../read/reading.ts'
import type { ChangingSlug } from '../read/readChanges.ts'
import { type DocumentItem, readDocumentItems } from '../serialise/documentItems.ts'
import type { SearchIndex } from './searchIndex.ts'
import { snippetOf } from './snippetOf.ts'

export type SearchQuery = { page: number; pageSize: number; q: string; type?: ChangingSlug }
export type SearchHit = DocumentItem & { snippet: string }

const bodyOf = async (reading: Reading, { id, type }: DocumentItem): Promise<unknown> => {
  const where = { _id: new ObjectId(id) }
  if (type === 'faqs') return (await reading.findOne(type, { fields: ['answer'], where }))?.answer
  return (await reading.findOne(type, { fields: ['body'], where }))?.body
}

/** A page of public documents that contain the words, best first, each with a piece of its text. */
export const searchDocuments = async (
  { index, portal, reading }: { index: SearchIndex; portal: string; reading: Reading },
  { page, pageSize, q, type }: SearchQuery,
): Promise<{ items: SearchHit[]; total: number }> => {
  const candidates = (await index.find(reading, q)).filter(({ slug }) => !type || slug === type)
  const items = await readDocumentItems(reading, candidates, portal)
  const found = candidates.flatMap(({ id, slug }) => items.get(`${slug}:${id}`) ?? [])
  const words = q.split(/\s+/).filter(Boolean)
  const shown = found.slice((page - 1) * pageSize, page * pageSize)
  const hits = shown.map(async (item) => ({ ...item, snippet: snippetOf(`${item.summary ?? ''} ${lexicalToPlain(await bodyOf(reading, item))}`, words) }))
  return { items: await Promise.all(hits), total: found.length }
}
