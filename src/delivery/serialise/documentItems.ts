import { ObjectId } from 'mongodb'

import { policyUrl } from '../../shared/paths.ts'
import type { ChangingSlug } from '../read/readChanges.ts'
import type { Reading } from '../read/reading.ts'
import { articleItem } from './articles.ts'
import { isoOrNull } from './publicDates.ts'

/** A public document of any reviewed collection, as mixed lists (search, changes) show it. */
export type DocumentItem = { id: string; publishedAt: string | null; slug: string; summary: string | null; title: string; type: ChangingSlug; url: string }

export type DocumentKey = { id: string; slug: ChangingSlug }

const FIELDS = ['publishedAt', 'slug', 'title', 'updatedAt'] as const

type Wanted<Kind> = { ids: ObjectId[]; kind: Kind; portal: string }

const readArticles = async (reading: Reading, { ids, kind, portal }: Wanted<'news' | 'pages'>): Promise<DocumentItem[]> => {
  const tree = await reading.columns()
  const documents = await reading.find(kind, { fields: [...FIELDS, 'column', 'summary'], limit: ids.length, where: { _id: { $in: ids } } })
  return documents.flatMap((document) => {
    const item = articleItem(document, tree, portal)
    return item ? { id: item.id, publishedAt: item.publishedAt, slug: item.slug, summary: item.summary, title: item.title, type: kind, url: item.url } : []
  })
}

const readOthers = async (reading: Reading, { ids, kind, portal }: Wanted<'faqs' | 'feeWaiverPolicies'>): Promise<DocumentItem[]> => {
  const documents = await reading.find(kind, { fields: FIELDS, limit: ids.length, where: { _id: { $in: ids } } })
  return documents.map(({ _id, publishedAt, slug, title }) => {
    const path = kind === 'faqs' ? `/faqs/#faq-${encodeURIComponent(slug)}` : encodeURI(policyUrl(slug))
    return { id: _id.toHexString(), publishedAt: isoOrNull(publishedAt), slug, summary: null, title, type: kind, url: portal + path }
  })
}

/** Those of the documents that are public now, by `collection:id`. Whatever list the keys come from, nothing else gets out. */
export const readDocumentItems = async (reading: Reading, keys: readonly DocumentKey[], portal: string): Promise<ReadonlyMap<string, DocumentItem>> => {
  const wanted = <Kind extends ChangingSlug>(kinds: readonly Kind[]): Wanted<Kind>[] =>
    kinds.map((kind) => ({ ids: keys.filter(({ slug }) => slug === kind).map(({ id }) => new ObjectId(id)), kind, portal })).filter(({ ids }) => ids.length > 0)
  const groups = await Promise.all([
    ...wanted(['news', 'pages']).map((group) => readArticles(reading, group)),
    ...wanted(['faqs', 'feeWaiverPolicies']).map((group) => readOthers(reading, group)),
  ])
  return new Map(groups.flat().map((item) => [`${item.type}:${item.id}`, item]))
}
