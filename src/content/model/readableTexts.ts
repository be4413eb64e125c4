import type { Place } from './contentNode.ts'
import type { ContentView } from './contentView.ts'
import { placeAt, type TextBlock } from './textBlocks.ts'

/**
 * A run of words as a reader meets it: a block, or a field of the metadata (`block` is null). In `text` every character of code stands as
 * U+FFFC, so that places stay and nobody corrects a program; `raw` has them. `offsetAt` counts in the text the place leads to.
 */
export type ReadableText = {
  block: TextBlock | null
  field: string
  offsetAt: (offset: number) => number
  placeAt: (offset: number) => Place
  raw: string
  text: string
}

const CODE = new Set(['code', 'kbd', 'pre', 'samp', 'var'])

const HIDDEN = '\ufffc'

const withoutCode = ({ element, segments, text }: TextBlock): string => {
  if (element.tag === 'pre') return HIDDEN.repeat(text.length)
  return segments.reduce((left, { inside, source, start }) => {
    if (!inside.some(({ tag }) => CODE.has(tag))) return left
    const end = start + source.text.length
    return left.slice(0, start) + HIDDEN.repeat(source.text.length) + left.slice(end)
  }, text)
}

const ofBlock = (block: TextBlock): ReadableText => ({
  block, field: block.place.field,
  offsetAt: (offset) => offset - (block.segments.findLast(({ start }) => start <= offset)?.start ?? 0),
  placeAt: (offset) => placeAt(block, offset),
  raw: block.text, text: withoutCode(block),
})

/** Fields of the metadata that are sentences. */
const WORDED = ['title', 'summary'] as const

const ofMeta = ({ document: { meta, metaPlaces } }: ContentView): ReadableText[] =>
  WORDED.flatMap((field) => {
    const text = meta[field]
    const place = metaPlaces[field] ?? { column: null, field, line: null, path: null }
    return text === null ? [] : [{ block: null, field, offsetAt: (offset: number) => offset, placeAt: () => place, raw: text, text }]
  })

const known = new WeakMap<ContentView, readonly ReadableText[]>()

/** Title, summary and blocks of the document, each computed once for all rules. */
export const readableTexts = (view: ContentView): readonly ReadableText[] => {
  const texts = known.get(view) ?? [...ofMeta(view), ...view.blocks.map(ofBlock)]
  known.set(view, texts)
  return texts
}
