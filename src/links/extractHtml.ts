import { decodeHTML } from 'entities'

import { type ElementTraits, traitsOf } from './htmlElements.ts'
import { colorIn, compactStyle, hidingOf, INHERITED, isZeroBox, shownBy } from '../shared/hiding.ts'
import { hiddenIds, WrittenBoxes } from './hiddenByScript.ts'
import { jsonLdLinks } from './jsonLdLinks.ts'
import { type AddLink, type LinkKind, linksOfTag } from './linksOfTag.ts'
import { type Inherited, OpenElements } from './openElements.ts'
import { Panels } from './panels.ts'
import { type Content, type HtmlHandler, HtmlScanner } from './scanHtml.ts'
import type { StartTag } from './startTag.ts'
import type { OpenTag } from './stylePath.ts'
import { atOnce, type Work } from './turns.ts'

/** A link as the page writes it; `index` is the offset of its tag in the source. */
export type PageLink = {
  kind: LinkKind
  attribute: string
  value: string
  element: string
  index: number
  text: string
  /** By its own attributes or those of what it stands in. */
  hidden: boolean
  /** For links readers follow: the element itself, or its style path where the source is gone; else null. */
  within: OpenTag | string | null
}

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
  /** Whether a script of its own file runs on it. */
  loadsScript: boolean
}

const MAX_TEXT = 20_000
const MAX_LINK_TEXT = 120
/** Inline styles are shorter; what stands behind is not looked at for what it hides. */
const MAX_STYLE = 4096
const STEP = 32 * 1024
/** Elements whose links readers follow. */
const FOLLOWED: ReadonlySet<string> = new Set(['a', 'area'])
/** Elements with `bgcolor`. */
const GROUNDS: ReadonlySet<string> = new Set(['body', 'table', 'tr', 'td', 'th'])
/** Its content is shown, in a tree of its own: its ids are not those of the page. */
const SHADOW_ROOT = 'shadow-root'
const JSON_LD = /^\s*application\/ld\+json\s*(?:;|$)/i

/** Reads an HTML page once: links in order, ids, title, visible text. Works on any input; never throws. */
export function* htmlFacts(source: string): Work<PageFacts> {
  const reader = new PageReader(source)
  const scanner = new HtmlScanner(reader.source, reader)
  for (let until = STEP; !scanner.run(until); until += STEP) yield
  return reader.facts
}

/** The same at once. */
export const extractHtml = (source: string): PageFacts => atOnce(htmlFacts(source))

/** Attributes that lead somewhere in SVG alone. */
const isForeign = (element: string, attribute: string): boolean => attribute === 'xlink:href' || (element === 'script' && attribute === 'href')

const traitsFor = (name: string, tag: StartTag): ElementTraits => traitsOf(name === 'template' && tag.get('shadowrootmode') ? SHADOW_ROOT : name)

/** Found by searching the page, it shows itself (HTML standard §6.1). */
const hasHidden = (tag: StartTag): boolean => (tag.get('hidden') ?? 'until-found').trim().toLowerCase() !== 'until-found'

const hasBackground = (tag: StartTag): boolean => tag.get('background') !== undefined || (tag.get('style')?.includes('url(') ?? false)

/** The plain colour an element sets behind its content, by its style or, of old, by `bgcolor` (HTML standard §15.3). */
function groundOf(name: string, tag: StartTag, style: string): string | null {
  if (style.includes('background')) return colorIn(style, 'background')
  const color = GROUNDS.has(name) ? tag.get('bgcolor') : undefined
  return color === undefined ? null : colorIn(`background:${color.trim().toLowerCase()}`, 'background')
}

const isTiny = (tag: StartTag): boolean => ['width', 'height'].some((side) => Number.parseFloat(tag.get(side) ?? '') <= 2)

const isFlat = (name: string, tag: StartTag, style: string): boolean => (name === 'marquee' || name === 'iframe') && (isTiny(tag) || isZeroBox(style))

/** Gathers the facts of one page while it is scanned. */
class PageReader implements HtmlHandler {
  readonly facts: PageFacts = { links: [], base: null, refresh: null, ids: new Set(), title: '', text: '', hasContent: false, loadsScript: false }
  readonly source: string
  private readonly elements = new OpenElements((name, traits) => this.leave(name, traits))
  private silentDepth = 0
  private isLineEmpty = true
  /** How many templates are open that no reader sees. */
  private inertDepth = 0
  private isTitle = false
  private anchor: PageLink | null = null
  private style: PageLink | null = null
  private isScript = false
  /** What is being read. */
  private tag: StartTag | null = null
  private element = ''
  /** The block of JSON-LD that is being read; its links stand where it begins. */
  private data: { text: string; index: number } | null = null
  private readonly written = new WrittenBoxes()
  private readonly panels: Panels

  constructor(source: string) {
    this.source = source.includes('\0') ? source.replaceAll('\0', '\ufffd') : source // as tokenizers do (HTML standard §13.2.5)
    this.panels = new Panels(this.source)
  }

  inForeign(): boolean {
    return this.elements.isForeign
  }

  open(tag: StartTag): Content {
    const name = tag.name === 'image' && !this.elements.isForeign ? 'img' : tag.name
    const traits = traitsFor(name, tag)
    if (traits.isBlock) this.breakLine()
    this.isTitle = false
    if (name === 'form' && this.elements.has('form')) return traits.content // forms do not nest
    this.elements.makeRoom(traits)
    const isForeign = this.elements.isForeign || traits.isForeign
    if (!traits.isVoid) this.enter(name, traits, tag)
    if (this.inertDepth === 0) this.read(name, traits, tag)
    if (!isForeign) return this.contentOf(name, traits)
    if (tag.isSelfClosing && !traits.isVoid) this.elements.pop()
    return 'markup'
  }

  close(name: string): void {
    this.isTitle = false
    this.elements.close(name)
  }

  text(start: number, end: number, isLiteral: boolean): void {
    this.readRaw(start, end)
    if (this.silentDepth > 0 || !(this.isTitle || this.wantsText() || this.wantsLinkText())) return
    const written = this.source.slice(start, Math.min(end, start + MAX_TEXT))
    const text = isLiteral || !written.includes('&') ? written : decodeHTML(written)
    if (this.anchor && this.wantsLinkText()) this.anchor.text += text
    if (this.isTitle) this.facts.title = (this.facts.title + text).slice(0, MAX_TEXT)
    else if (this.wantsText()) this.addText(text)
  }

  private readRaw(start: number, end: number): void {
    if (this.style) this.style.value += this.source.slice(start, end)
    if (this.data) this.data.text += this.source.slice(start, end)
    if (this.isScript) this.readScript(this.source.slice(start, end))
  }

  private wantsText(): boolean {
    return this.facts.text.length < MAX_TEXT
  }

  private wantsLinkText(): boolean {
    return this.anchor !== null && this.anchor.text.length < MAX_LINK_TEXT
  }

  private contentOf(name: string, traits: ElementTraits): Content {
    this.isTitle = name === 'title'
    return traits.content
  }

  private enter(name: string, traits: ElementTraits, tag: StartTag): void {
    const written = tag.get('style')
    const style = written === undefined ? '' : compactStyle(written.slice(0, MAX_STYLE))
    const background = groundOf(name, tag, style)
    const inherited = style === '' ? null : this.inheritedBy(style, background)
    const isUnseen = hasHidden(tag) || (inherited?.hides.length === 0 && hidingOf(style) !== null)
    const isHidden = (isUnseen && !this.panels.isPanel(tag)) || isFlat(name, tag, style)
    this.elements.push(name, traits, { index: tag.index, isHidden, background, inherited })
    if (traits.isSilent) this.silentDepth += 1
    if (traits.isSilent && name === 'template') this.inertDepth += 1
  }

  private inheritedBy(style: string, background: string | null): Inherited {
    const ink = style.includes('color') ? colorIn(style, 'color') : null
    const way = ink !== null && ink === (background ?? this.elements.background) ? 'color' : hidingOf(style)
    return { hides: INHERITED.filter((one) => one === way), says: shownBy(style) }
  }

  private readScript(script: string): void {
    this.written.read(script)
    const css = hiddenIds(script).map((id) => `#${id}{display:none}`).join('')
    if (css) this.facts.links.push({ kind: 'css', attribute: 'style', value: css, element: 'style', index: 0, text: '', hidden: false, within: null })
  }

  private addText(text: string): void {
    this.facts.text += text
    this.isLineEmpty = false
  }

  /** Words of two lines are no one word. */
  private breakLine(): void {
    if (this.isLineEmpty || !this.wantsText()) return
    this.facts.text += '\n'
    this.isLineEmpty = true
  }

  private leave(name: string, traits: ElementTraits): void {
    if (traits.isBlock) this.breakLine()
    if (traits.isSilent) this.silentDepth -= 1
    if (traits.isSilent && name === 'template') this.inertDepth -= 1
    if (name === 'a') this.anchor = null
    if (name === 'style') this.style = null
    if (name === 'script') this.leaveScript()
  }

  private enterScript(tag: StartTag): void {
    this.isScript = tag.get('src') === undefined
    this.facts.loadsScript ||= !this.isScript
    this.data = JSON_LD.test(tag.get('type') ?? '') ? { text: '', index: tag.index } : null
  }

  private leaveScript(): void {
    this.isScript = false
    const { text, index } = this.data ?? { text: '', index: 0 }
    this.data = null
    for (const value of jsonLdLinks(text)) this.facts.links.push({ kind: 'resource', attribute: 'ld+json', value, element: 'script', index, text: '', hidden: false, within: null })
  }

  private read(name: string, traits: ElementTraits, tag: StartTag): void {
    const { facts } = this
    this.readIds(name, tag)
    this.panels.note(tag)
    if (traits.isVisible || (!facts.hasContent && hasBackground(tag))) facts.hasContent = true
    if (name === 'script') this.enterScript(tag)
    if (name === 'base' && !this.elements.isForeign) facts.base ??= tag.get('href') ?? null
    if (name === 'meta') this.readRefresh(tag)
    this.tag = tag
    this.element = name
    linksOfTag(name, tag, this.addLink)
    if (name === 'style') {
      this.style = { kind: 'css', attribute: 'style', value: '', element: name, index: tag.index, text: '', hidden: false, within: null }
      facts.links.push(this.style)
    }
  }

  /** What a link stands in where readers follow it: style sheets are asked about that. */
  private placeOf(element: string): OpenTag | null {
    return FOLLOWED.has(element) ? this.elements.innermost : null
  }

  /** Only what readers could follow or what shows another site can be a hidden link; frames for browsers without scripts measure visits. */
  private isHidden(name: string): boolean {
    const isUnseen = this.elements.hiddenDepth > 0 || this.elements.unseen.length > 0 || this.written.isHidden
    return isUnseen && (FOLLOWED.has(name) || (name === 'iframe' && !this.elements.has('noscript')))
  }

  private readIds(name: string, tag: StartTag): void {
    if (this.elements.has('template')) return
    const id = tag.get('id')
    if (id) this.facts.ids.add(id)
    const anchorName = name === 'a' ? tag.get('name') : undefined
    if (anchorName) this.facts.ids.add(anchorName)
  }

  private readRefresh(tag: StartTag): void {
    const content = tag.get('content')
    if (content === undefined || this.elements.has('noscript')) return
    if (tag.get('http-equiv')?.trim().toLowerCase() === 'refresh') this.facts.refresh ??= content
  }

  /** Takes a link of the tag that is being read. */
  private readonly addLink: AddLink = (kind, attribute, value) => {
    const { element, tag } = this
    if (!this.elements.isForeign && isForeign(element, attribute)) return
    const within = this.placeOf(element)
    const link: PageLink = { kind, attribute, value, element, index: tag?.index ?? 0, text: '', hidden: this.isHidden(element), within }
    this.facts.links.push(link)
    if (element === 'a') this.anchor = link
    else {
      link.text = tag?.get('alt') ?? tag?.get('title') ?? ''
      if (this.anchor && element === 'img') this.showPicture(this.anchor, link.text)
    }
  }

  /** A picture shows where letters do not. */
  private showPicture(anchor: PageLink, text: string): void {
    anchor.text ||= text
    if (this.elements.hiddenDepth === 0 && !this.elements.unseen.includes('visibility') && !this.written.isHidden) anchor.hidden = false
  }
}
