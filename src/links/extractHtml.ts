import { Parser } from 'htmlparser2'

import { isHiddenStyle } from './isHiddenStyle.ts'
import { linksOfTag, type TagLink } from './linksOfTag.ts'

/** A link as the page writes it; `index` is the offset of its tag in the source. */
export type PageLink = TagLink & { element: string; index: number; text: string; hidden: boolean }

export type PageFacts = {
  links: PageLink[]
  /** Value of the first `<base href>`. */
  base: string | null
  /** Content of the first meta refresh outside `<noscript>`. */
  refresh: string | null
  ids: Set<string>
  title: string
  text: string
  /** Whether anything but text can be seen: images, frames, scripts that draw. */
  hasContent: boolean
}

const MAX_TEXT = 20_000
const MAX_LINK_TEXT = 120
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
const VISIBLE = new Set(['img', 'svg', 'video', 'audio', 'canvas', 'iframe', 'frame', 'object', 'embed', 'script', 'input', 'button', 'picture'])

const SLICE = 64 * 1024

const createReader = (): { facts: PageFacts; parser: Parser } => {
  const facts: PageFacts = { links: [], base: null, refresh: null, ids: new Set(), title: '', text: '', hasContent: false }
  const reader = new Reader(facts)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  return { facts, parser }
}

/** Reads an HTML page once: links in order, ids, title, visible text. Works on any input; never throws. */
export function extractHtml(source: string): PageFacts {
  const { facts, parser } = createReader()
  parser.end(source)
  return facts
}

/** The same for pages of any size: long ones in slices, other work being done in between. */
export async function extractHtmlInSlices(source: string): Promise<PageFacts> {
  if (source.length <= SLICE * 4) return extractHtml(source)
  const { facts, parser } = createReader()
  for (let start = 0; start < source.length; start += SLICE) {
    parser.write(source.slice(start, start + SLICE))
    await new Promise(setImmediate)
  }
  parser.end()
  return facts
}

class Reader {
  private readonly facts: PageFacts
  private readonly inside: Record<string, number> = {}
  private readonly hiddenAt: boolean[] = []
  private hiddenDepth = 0
  private anchor: PageLink | null = null
  private style: PageLink | null = null

  constructor(facts: PageFacts) {
    this.facts = facts
  }

  open(name: string, attributes: Record<string, string>, index: number): void {
    this.enter(name, attributes)
    if (this.inside.template) return
    if (attributes.id) this.facts.ids.add(attributes.id)
    if (name === 'a' && attributes.name) this.facts.ids.add(attributes.name)
    if (VISIBLE.has(name)) this.facts.hasContent = true
    if (name === 'base' && attributes.href !== undefined) this.facts.base ??= attributes.href
    this.readRefresh(name, attributes)
    this.addLinks(name, attributes, index)
  }

  close(name: string): void {
    if (VOID.has(name)) return
    this.inside[name] = Math.max(0, (this.inside[name] ?? 0) - 1)
    if (this.hiddenAt.pop()) this.hiddenDepth -= 1
    if (name === 'a') this.anchor = null
    if (name === 'style') this.style = null
  }

  text(text: string): void {
    if (this.style) this.style.value += text
    if (this.inside.script || this.inside.style || this.inside.template) return
    if (this.inside.title && !this.inside.svg) this.facts.title += text
    else if (this.facts.text.length < MAX_TEXT) this.facts.text += text
    if (this.anchor && this.anchor.text.length < MAX_LINK_TEXT) this.anchor.text += text
  }

  private enter(name: string, attributes: Record<string, string>): void {
    if (VOID.has(name)) return
    this.inside[name] = (this.inside[name] ?? 0) + 1
    const hidden = 'hidden' in attributes || (attributes.style !== undefined && isHiddenStyle(attributes.style))
    this.hiddenAt.push(hidden)
    if (hidden) this.hiddenDepth += 1
  }

  private readRefresh(name: string, attributes: Record<string, string>): void {
    if (name !== 'meta' || this.inside.noscript || attributes.content === undefined) return
    if (attributes['http-equiv']?.trim().toLowerCase() === 'refresh') this.facts.refresh ??= attributes.content
  }

  private addLinks(name: string, attributes: Record<string, string>, index: number): void {
    for (const link of linksOfTag(name, attributes)) {
      const text = attributes.alt ?? attributes.title ?? ''
      const found: PageLink = { ...link, element: name, index, text: name === 'a' ? '' : text, hidden: this.hiddenDepth > 0 }
      this.facts.links.push(found)
      if (name === 'a') this.anchor = found
      else if (this.anchor && name === 'img' && !this.anchor.text) this.anchor.text = text
    }
    if (name === 'style') {
      this.style = { kind: 'css', attribute: 'style', value: '', element: name, index, text: '', hidden: false }
      this.facts.links.push(this.style)
    }
  }
}
