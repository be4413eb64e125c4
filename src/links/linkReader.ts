import { type CssLink, cssLinks } from './extractCss.ts'
import { htmlFacts, type PageLink } from './extractHtml.ts'
import { flatten } from './flatten.ts'
import { HiddenByStyle, type PageStyles } from './hiddenByStyle.ts'
import { type LineFinder, Lines } from './lines.ts'
import { normaliseUrl } from './normaliseUrl.ts'
import type { ReadPage } from './readPage.ts'
import type { Origin, Registry, Target } from './registry.ts'
import { pathOf } from './stylePath.ts'
import { atOnce, inTurns, type Work } from './turns.ts'

export type LinkSource = { url: string; source: string; encoding: string; base: string; origin: Origin }

type Sink = {
  registry: Registry
  /** Called when a target is seen for the first time. */
  onTarget: (target: Target) => void
  /** Called for a target outside the site that a style sheet turned out to hide. */
  onHidden: (target: Target) => void
}
type Found = Pick<PageLink, 'kind' | 'value' | 'attribute' | 'element' | 'index' | 'text' | 'hidden' | 'within'>
/** A text as pages write it, and its number in the log of places. */
type Text = { id: number; written: string }
/** `styles` of the page are gathered when a link asks for them. */
type Reading = { source: LinkSource; lines: LineFinder; nesting: number; links?: readonly PageLink[]; styles?: PageStyles | null }

const NOWHERE = { line: null, column: null }
const PLAIN_ATTRIBUTES: ReadonlyMap<string, string> = new Map([['header', 'Link'], ['feed', 'link']])
const MAX_NESTING = 3
const MAX_SHOWN = 120
/** Links read between two places where the work may be interrupted. */
const STEP = 200
/** Sources and lists of links from this length on are read in turns. */
const LONG = 128 * 1024
const MANY = 2000
/** Spellings and texts remembered at most. */
const MAX_CACHED = 300_000

/**
 * Turns the links of pages and style sheets into targets with places. The same spelling in the same folder is resolved once,
 * which is most of the work on a site whose pages share their navigation.
 */
export class LinkReader {
  private readonly sink: Sink
  private readonly byFolder = new Map<string, Map<string, Target>>()
  private readonly texts = new Map<string, Text>()
  private readonly absolute = this.folder('')
  private current = { base: '', root: this.absolute, parent: this.absolute }
  private cached = 0
  private readonly hidden: HiddenByStyle

  constructor(sink: Sink) {
    this.sink = sink
    this.hidden = new HiddenByStyle(sink.onHidden)
  }

  /** Reads all links of an HTML page; those of a page with very many in several goes. */
  readPage(page: ReadPage, origin: Origin): Promise<void> | void {
    const { links } = page.facts
    const source: LinkSource = { url: page.url, source: page.source, encoding: page.encoding, base: page.base, origin }
    const reading: Reading = { source, lines: page.lines ?? new Lines(page.source), nesting: 0, links }
    const work = this.eachLink(links, reading)
    if (links.length > MANY || page.source.length > LONG) return inTurns(work)
    atOnce(work)
  }

  /** Notes what a style sheet hides. */
  noteSheet(url: string, css: string): void {
    this.hidden.addSheet(url, css)
  }

  /** Reads all links of a style sheet; those of a long one in several turns. */
  readCss(source: LinkSource): Promise<void> | void {
    const reading: Reading = { source, lines: new Lines(source.source), nesting: 0 }
    const work = this.eachOfSheet(source.source, reading, ({ value, index, kind }) => ({ kind: 'resource', value, attribute: kind, element: 'css', index, text: '', hidden: false, within: null }))
    if (source.source.length > LONG) return inTurns(work)
    atOnce(work)
  }

  /** Notes links that stand in no markup: in a header, a sitemap, a feed; very many of them in several turns. */
  readPlain(source: LinkSource, links: readonly { url: string; index: number | null }[], element: string): Promise<void> | void {
    const reading: Reading = { source, lines: new Lines(source.source), nesting: 0 }
    const attribute = PLAIN_ATTRIBUTES.get(element) ?? 'loc'
    const work = this.eachFound(links, reading, ({ url, index }) => ({ kind: 'page', value: url, attribute, element, index: index ?? -1, text: '', hidden: false, within: null }))
    if (links.length > MANY) return inTurns(work)
    atOnce(work)
  }

  private* eachLink(links: readonly PageLink[], reading: Reading): Work<void> {
    for (const [index, link] of links.entries()) {
      if (index % STEP === 0) {
        if (index > 0) yield
        this.sink.registry.places.begin(reading.source.url)
      }
      if (link.kind === 'css') yield* this.eachOfSheet(link.value, reading, ({ value }) => ({ ...link, kind: 'resource', value }))
      else if (link.kind === 'srcdoc') yield* this.eachOfFrame(link, reading)
      else this.add(link, reading)
    }
  }

  private* eachOfSheet(text: string, reading: Reading, foundOf: (link: CssLink) => Found): Work<void> {
    yield* this.eachFound(yield* cssLinks(text), reading, foundOf)
  }

  private* eachOfFrame({ value, index }: PageLink, reading: Reading): Work<void> {
    if (reading.nesting >= MAX_NESTING) return
    const { links } = yield* htmlFacts(value)
    yield* this.eachLink(links.map((link) => ({ ...link, index, within: null })), { ...reading, nesting: reading.nesting + 1 })
    this.sink.registry.places.begin(reading.source.url)
  }

  private* eachFound<T>(links: readonly T[], reading: Reading, foundOf: (link: T) => Found): Work<void> {
    this.sink.registry.places.begin(reading.source.url)
    for (const [index, link] of links.entries()) {
      if (index % STEP === STEP - 1) {
        yield
        this.sink.registry.places.begin(reading.source.url)
      }
      this.add(foundOf(link), reading)
    }
  }

  private add(link: Found, reading: Reading): void {
    const { value, index, text, kind, element, attribute } = link
    const { source, lines } = reading
    const { registry, onTarget } = this.sink
    const target = this.targetOf(source, value)
    const hidden = link.hidden || this.isHiddenByStyle(target, link, reading)
    registry.see(target, hidden, kind === 'post')
    const { line, column } = index < 0 ? NOWHERE : lines.at(index)
    registry.places.add({ target: target.id, line, column, label: registry.places.labelOf(element, attribute), text: this.textOf(target, text) })
    if (target.placesTotal === 1) onTarget(target)
  }

  private isHiddenByStyle(target: Target, link: Found, reading: Reading): boolean {
    if (!link.within || !target.resource || target.resource.internal) return false
    if (reading.styles === undefined) reading.styles = this.stylesOf(reading)
    return reading.styles !== null && this.hidden.isHidden(target, pathOf(link, reading.source.source), reading.styles)
  }

  private stylesOf({ source, links = [] }: Reading): PageStyles | null {
    const texts: string[] = []
    const linked: string[] = []
    for (const { kind, element, value } of links) {
      if (kind === 'css' && element === 'style') texts.push(value)
      const sheet = kind === 'sheet' ? normaliseUrl(value, source.base) : null
      if (sheet?.kind === 'http') linked.push(sheet.resource)
    }
    return this.hidden.styles(texts, linked)
  }

  private targetOf(source: LinkSource, raw: string): Target {
    const cache = this.cacheFor(raw, source)
    const known = cache?.get(raw)
    if (known) return known
    const target = this.sink.registry.target(normaliseUrl(raw, source.base, source.encoding), source.origin)
    if (!cache) return target
    if ((this.cached += 1) > MAX_CACHED) this.forget()
    cache.set(flatten(raw), target)
    return target
  }

  private forget(): void {
    for (const folder of this.byFolder.values()) folder.clear()
    this.cached = 1
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

  /** Number of a link's text in the log; the links of one target mostly say the same. */
  private textOf(target: Target, text: string): number {
    if (text === '') return 0
    if (text === target.text) return target.textId
    const { id, written } = this.texts.get(text) ?? this.newText(text)
    target.text = written
    target.textId = id
    return id
  }

  private newText(text: string): Text {
    const shown = flatten(text.replace(/\s+/g, ' ').trim().slice(0, MAX_SHOWN))
    const made = { id: this.sink.registry.places.addText(shown), written: text.length > MAX_SHOWN * 2 ? shown : flatten(text) }
    if (this.texts.size > MAX_CACHED) this.texts.clear()
    this.texts.set(made.written, made)
    return made
  }
}
