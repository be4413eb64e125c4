import type { CollectionBeforeValidateHook } from 'payload'

import { pinyinSlug } from '../../src/columns/pinyinSlug.ts'

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const isUsable = (slug: unknown): boolean => typeof slug === 'string' && SLUG.test(slug)
const isWritten = (text: unknown): text is string => typeof text === 'string' && text.trim() !== ''

/** Gives a document without a usable slug the pinyin of its title, with `-2`, `-3`, … where another document has it. */
export const fillSlug = (): CollectionBeforeValidateHook => async ({ collection, data, originalDoc, req }) => {
  const doc: Record<string, unknown> = { ...originalDoc, ...data }
  const source = isWritten(doc['slug']) ? doc['slug'] : doc['title']
  if (!data || isUsable(doc['slug']) || !isWritten(source)) return data
  const base = pinyinSlug(source)
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    const where = { slug: { equals: slug } }
    const { totalDocs } = await req.payload.count({ collection: collection.slug, req, trash: true, where })
    if (totalDocs === 0) return { ...data, slug }
  }
}
