import type { CollectionBeforeValidateHook, CollectionSlug } from 'payload'

import { pinyinSlug } from '../../src/columns/pinyinSlug.ts'

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Gives a document without a usable slug the pinyin of its title, with `-2`, `-3`, … where another document has it. */
export const fillSlug = (): CollectionBeforeValidateHook => async ({ collection, data, originalDoc, req }) => {
  if (!data) return data
  const given: unknown = data['slug'] ?? originalDoc?.slug
  if (typeof given === 'string' && SLUG.test(given)) return data
  const source: unknown = typeof given === 'string' && given.trim() !== '' ? given : (data['title'] ?? originalDoc?.title)
  if (typeof source !== 'string') return data
  const base = pinyinSlug(source)
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    const where = { slug: { equals: slug } }
    const { totalDocs } = await req.payload.count({ collection: collection.slug as CollectionSlug, req, trash: true, where })
    if (totalDocs === 0) return { ...data, slug }
  }
}
