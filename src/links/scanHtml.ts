import { ENDS_NAME, HtmlNames } from './htmlNames.ts'
import { endOfRawText } from './endOfRawText.ts'
import { StartTag } from './startTag.ts'

/** What a scan finds, in the order of the source. */
export type HtmlHandler = {
  /** @returns how what follows is to be read; the tag is valid during the call only */
  open: (tag: StartTag) => Content
  close: (name: string) => void
  /** A text by where it stands; its character references are to be decoded unless it is literal. */
  text: (start: number, end: number, isLiteral: boolean) => void
  /** Whether the scan stands inside SVG or MathML, where CDATA sections are text. */
  inForeign: () => boolean
}

/** `raw`: text up to the end tag of the same name, in `escapable` with character references; `plaintext`: text to the end of the page. */
export type Content = 'markup' | 'raw' | 'escapable' | 'plaintext'

const NAMES = new HtmlNames()
const NEAR = 48
const BANG = 0x21
const SLASH = 0x2f
const QUESTION = 0x3f
const GREATER = 0x3e

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

/** First place of a character; looks at the next few itself, since most runs are short. */
function find(source: string, char: string, from: number): number {
  const code = char.charCodeAt(0)
  const near = Math.min(from + NEAR, source.length)
  for (let at = from; at < near; at += 1) if (source.charCodeAt(at) === code) return at
  return near === source.length ? -1 : source.indexOf(char, near)
}

/**
 * Reads HTML as the tokenizer of the HTML standard does (§13.2.5), for those who only want tags and texts: comments,
 * declarations and what is bogus are skipped. Any input is read in time linear to its length.
 */
export class HtmlScanner {
  private readonly source: string
  private readonly handler: HtmlHandler
  private readonly tag = new StartTag(NAMES)
  private at = 0

  constructor(source: string, handler: HtmlHandler) {
    this.source = source
    this.handler = handler
  }

  /** Reads at least up to an offset. Returns whether the whole source is read. */
  run(until: number): boolean {
    const { source } = this
    while (this.at < until && this.at < source.length) {
      const start = this.at
      const open = this.nextMarkup(start)
      if (open > start) this.handler.text(start, open, false)
      if (open < source.length) this.markup(open)
      else this.at = open
    }
    return this.at >= source.length
  }

  /** Offset of the next `<` that begins something, the length of the source where there is none. */
  private nextMarkup(from: number): number {
    for (let at = find(this.source, '<', from); at !== -1; at = find(this.source, '<', at + 1)) {
      const next = this.source.charCodeAt(at + 1)
      if (isLetter(next) || next === SLASH || next === BANG || next === QUESTION) return at
    }
    return this.source.length
  }

  private markup(at: number): void {
    const next = this.source.charCodeAt(at + 1)
    if (isLetter(next)) this.startTag(at)
    else if (next === SLASH) this.endTag(at)
    else this.at = next === BANG ? this.afterDeclaration(at + 2) : this.after('>', at + 1)
  }

  private startTag(at: number): void {
    const end = this.tag.read(this.source, at)
    if (end === -1) return this.finish()
    this.at = end
    const content = this.handler.open(this.tag)
    if (content === 'markup') return
    const close = content === 'plaintext' ? this.source.length : endOfRawText(this.source, end, this.tag.name)
    if (close > end) this.handler.text(end, close, content !== 'escapable')
    this.at = close
  }

  private endTag(at: number): void {
    if (!isLetter(this.source.charCodeAt(at + 2))) return this.bogusEndTag(at)
    const name = NAMES.read(this.source, at + 2, ENDS_NAME)
    const end = NAMES.end
    this.at = this.source.charCodeAt(end) === GREATER ? end + 1 : this.tag.read(this.source, at + 1)
    if (this.at === -1) return this.finish()
    this.handler.close(name)
  }

  private bogusEndTag(at: number): void {
    if (at + 2 === this.source.length) this.handler.text(at, at + 2, false)
    this.at = this.after('>', at + 2)
  }

  /** Comment, DOCTYPE, CDATA section or what is none of them, from behind its `<!`. */
  private afterDeclaration(from: number): number {
    if (this.source.startsWith('--', from)) return this.afterComment(from + 2)
    if (!this.source.startsWith('[CDATA[', from) || !this.handler.inForeign()) return this.after('>', from)
    const start = from + '[CDATA['.length
    const end = this.source.indexOf(']]>', start)
    const close = end === -1 ? this.source.length : end
    if (close > start) this.handler.text(start, close, true)
    return end === -1 ? close : close + 3
  }

  /** `<!-->` and `<!--->` are whole comments; others end at `-->` or `--!>`. */
  private afterComment(from: number): number {
    if (this.source.charCodeAt(from) === GREATER) return from + 1
    if (this.source.startsWith('->', from)) return from + 2
    for (let at = this.source.indexOf('--', from); at !== -1; at = this.source.indexOf('--', at + 1)) {
      if (this.source.charCodeAt(at + 2) === GREATER) return at + 3
      if (this.source.startsWith('!>', at + 2)) return at + 4
    }
    return this.source.length
  }

  private after(char: string, from: number): number {
    const at = this.source.indexOf(char, from)
    return at === -1 ? this.source.length : at + 1
  }

  private finish(): void {
    this.at = this.source.length
  }
}
