import type { CollectionBeforeValidateHook, CollectionSlug } from 'payload'

import { pinyinSlug } from '../../src/columns/pinyinSlug.ts'

/** Gives a document without slug the pinyin of its title, with `-2`, `-3`, … where another document has it. */
export const fillSlug = (): CollectionBeforeValidateHook => async ({ collection, data, originalDoc, req }) => {
  const title: unknown = data?.['title'] ?? originalDoc?.title
  if (!data || data['slug'] || originalDoc?.slug || typeof title !== 'string') return data
  const base = pinyinSlug(title)
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    const where = { slug: { equals: slug } }
    const { totalDocs } = await req.payload.count({ collection: collection.slug as CollectionSlug, req, trash: true, where })
    if (totalDocs === 0) return { ...data, slug }
  }
}
