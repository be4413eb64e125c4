import { extractCss } from './extractCss.ts'
import { extractHtml, type PageLink } from './extractHtml.ts'
import { flatten } from './flatten.ts'
import { type LineFinder, Lines } from './lines.ts'
import { normaliseUrl } from './normaliseUrl.ts'
import type { ReadPage } from './readPage.ts'
import type { Origin, Registry, Target } from './registry.ts'

export type LinkSource = { url: string; source: string; encoding: string; base: string; origin: Origin }

type Sink = { registry: Registry; onTarget: (target: Target) => void }
type Found = Pick<PageLink, 'kind' | 'value' | 'attribute' | 'element' | 'index' | 'text' | 'hidden'>

const MAX_CACHED = 100_000
const MAX_NESTING = 3
const MAX_SHOWN = 120

/**
 * Turns the links of pages and style sheets into targets with places. The same spelling in the same folder is resolved once,
 * which is most of the work on a site whose pages share their navigation.
 */
export class LinkReader {
  private readonly sink: Sink
  private readonly byFolder = new Map<string, Map<string, Target>>()
  private readonly texts = new Map<string, string>()
  private readonly absolute = this.folder('')
  private current = { base: '', root: this.absolute, parent: this.absolute }
  private cached = 0

  constructor(sink: Sink) {
    this.sink = sink
  }

  /** Reads all links of an HTML page. */
  readPage(page: ReadPage, origin: Origin): void {
    const lines = page.lines ?? new Lines(page.source)
    for (const link of page.facts.links) this.readLink({ ...page, origin }, link, { lines, nesting: 0 })
  }

  /** Reads all links of a style sheet. */
  readCss(sheet: LinkSource): void {
    const lines = new Lines(sheet.source)
    for (const { value, index, kind } of extractCss(sheet.source)) {
      this.add(sheet, { kind: 'resource', value, attribute: kind, element: 'css', index, text: '', hidden: false }, lines)
    }
  }

  /** Notes a link that stands in no markup: a header, a sitemap. */
  readPlain(source: LinkSource, links: readonly { url: string; index: number | null }[], element: string): void {
    const lines = new Lines(source.source)
    for (const { url, index } of links) {
      const link: Found = { kind: 'page', value: url, attribute: element === 'header' ? 'Link' : 'loc', element, index: index ?? -1, text: '', hidden: false }
      this.add(source, link, lines)
    }
  }

  private readLink(source: LinkSource, link: PageLink, { lines, nesting }: { lines: LineFinder; nesting: number }): void {
    if (link.kind === 'css') {
      for (const { value } of extractCss(link.value)) this.add(source, { ...link, kind: 'resource', value }, lines)
    } else if (link.kind === 'srcdoc') {
      if (nesting >= MAX_NESTING) return
      for (const inner of extractHtml(link.value).links) this.readLink(source, { ...inner, index: link.index }, { lines, nesting: nesting + 1 })
    } else {
      this.add(source, link, lines)
    }
  }

  private add(source: LinkSource, link: Found, lines: LineFinder): void {
    const target = this.targetOf(source, link.value)
    const { line, column } = link.index < 0 ? { line: null, column: null } : lines.at(link.index)
    const place = { page: source.url, line, column, element: link.element, attribute: link.attribute, text: this.intern(link.text) }
    this.sink.registry.see(target, { place, hidden: link.hidden, post: link.kind === 'post' })
    this.sink.onTarget(target)
  }

  private targetOf(source: LinkSource, raw: string): Target {
    const cache = this.cacheFor(raw, source)
    if (cache === null) return this.resolve(source, raw)
    const known = cache.get(raw)
    if (known) return known
    const target = this.resolve(source, raw)
    if ((this.cached += 1) > MAX_CACHED) {
      for (const folder of this.byFolder.values()) folder.clear()
      this.cached = 0
    }
    cache.set(flatten(raw), target)
    return target
  }

  /** What is known of spellings relative to the same thing; null where that is the page itself or its encoding matters. */
  private cacheFor(raw: string, { base, encoding }: LinkSource): Map<string, Target> | null {
    const first = raw.charCodeAt(0)
    if (raw === '' || first <= 0x20 || first === 0x23 || first === 0x3f || (encoding !== 'utf-8' && raw.includes('?'))) return null
    if (this.current.base !== base) {
      const slash = base.indexOf('/', 8)
      this.current = { base, root: this.folder(slash === -1 ? base : base.slice(0, slash)), parent: this.folder(base.slice(0, base.replace(/[?#].*/s, '').lastIndexOf('/') + 1)) }
    }
    if (first === 0x2f || first === 0x5c) return this.current.root
    return /^https?:\/\//i.test(raw) ? this.absolute : this.current.parent
  }

  private folder(name: string): Map<string, Target> {
    const known = this.byFolder.get(name)
    if (known) return known
    const made = new Map<string, Target>()
    this.byFolder.set(flatten(name), made)
    return made
  }

  private resolve(source: LinkSource, raw: string): Target {
    return this.sink.registry.target(normaliseUrl(raw, source.base, source.encoding), source.origin)
  }

  private intern(text: string): string {
    if (text === '') return text
    const known = this.texts.get(text)
    if (known !== undefined) return known
    const short = text.replace(/\s+/g, ' ').trim().slice(0, MAX_SHOWN)
    if (this.texts.size > MAX_CACHED) this.texts.clear()
    const own = flatten(short)
    this.texts.set(text.length > MAX_SHOWN * 2 ? own : flatten(text), own)
    return own
  }
}
