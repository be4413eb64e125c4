import type { ContentElement } from '../../model/contentNode.ts'
import { type ContentView, textWithin } from '../../model/contentView.ts'
import type { TextBlock } from '../../model/textBlocks.ts'
import { isBlank } from './isBlank.ts'

/** A link with the words around it. `text` includes alternative texts of images; `name` is what a screen reader says. */
export type Link = {
  /** Text of its block behind the link. */
  after: string
  ancestors: readonly ContentElement[]
  /** Text of its block before the link. */
  before: string
  block: TextBlock | null
  element: ContentElement
  href: string
  name: string
  text: string
}

const known = new WeakMap<ContentView, readonly Link[]>()

type Standing = { block: TextBlock; end: number; start: number }

const standingsOf = (blocks: readonly TextBlock[]): Map<ContentElement, Standing> => {
  const found = new Map<ContentElement, Standing>()
  for (const block of blocks) {
    for (const { inside, source, start } of block.segments) {
      const link = inside.find(({ tag }) => tag === 'a')
      if (!link) continue
      found.set(link, { block, end: start + source.text.length, start: found.get(link)?.start ?? start })
    }
  }
  return found
}

const collect = ({ blocks, elements }: ContentView): Link[] => {
  const standings = standingsOf(blocks)
  return elements('a', 'area').filter(({ element: { attributes } }) => 'href' in attributes || 'data-document' in attributes).map(({ ancestors, element }) => {
    const { attributes } = element
    const standing = standings.get(element)
    const text = element.tag === 'area' ? attributes['alt'] ?? '' : textWithin(element, { withAlt: true }).trim()
    const label = [attributes['aria-label'], attributes['title']].find((one) => one !== undefined && !isBlank(one))
    return {
      after: standing?.block.text.slice(standing.end) ?? '', ancestors, before: standing?.block.text.slice(0, standing.start) ?? '', block: standing?.block ?? null,
      element, href: (attributes['href'] ?? `document:${attributes['data-document'] ?? ''}`).trim(), name: label ?? text, text,
    }
  })
}

/** The links of a document in its order, looked for once. */
export const linksOf = (view: ContentView): readonly Link[] => {
  const links = known.get(view) ?? collect(view)
  known.set(view, links)
  return links
}
