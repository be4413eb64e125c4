import { decodeHTMLAttribute } from 'entities'

import { ENDS_ATTRIBUTE_NAME, ENDS_NAME, type HtmlNames, isOf, SPACE } from './htmlNames.ts'

const GREATER = 0x3e
const SLASH = 0x2f
const EQUALS = 0x3d
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
/** Nobody writes more attributes on purpose; further ones are read over. */
const MAX_ATTRIBUTES = 1000
/** Most values end within so many characters; looking at them one by one is faster there. */
const NEAR = 96

/**
 * A start tag as the tokenizer of the HTML standard reads it (§13.2.5.32 to 13.2.5.40). One object is used for all tags of a
 * page; values are cut out and decoded when asked for.
 */
export class StartTag {
  name = ''
  /** Offset of its `<`. */
  index = 0
  isSelfClosing = false
  private source = ''
  private count = 0
  private readonly attributes: string[] = []
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly names: HtmlNames

  constructor(names: HtmlNames) {
    this.names = names
  }

  /** Reads the tag whose `<` stands at `index`. Returns where it ends, -1 where the source ends before. */
  read(source: string, index: number): number {
    this.source = source
    this.index = index
    this.count = 0
    this.isSelfClosing = false
    this.name = this.names.read(source, index + 1, ENDS_NAME)
    let at = this.names.end
    while (at < source.length) {
      const code = source.charCodeAt(at)
      if (code === GREATER) return at + 1
      if (code === SLASH) this.isSelfClosing = source.charCodeAt(at + 1) === GREATER
      at = code === SLASH || isOf(code, SPACE) ? at + 1 : this.readAttribute(at)
    }
    return -1
  }

  /** Decoded value of an attribute, undefined where the tag has none of this name. The first of several counts. */
  get(name: string): string | undefined {
    for (let index = 0; index < this.count; index += 1) {
      if (this.attributes[index] !== name) continue
      const value = this.source.slice(this.starts[index], this.ends[index])
      return value.includes('&') ? decodeHTMLAttribute(value) : value
    }
    return undefined
  }

  /** Whether any attribute is one of these. */
  hasAny(names: ReadonlySet<string>): boolean {
    for (let index = 0; index < this.count; index += 1) if (names.has(this.attributes[index] ?? '')) return true
    return false
  }

  private readAttribute(start: number): number {
    if (this.count === MAX_ATTRIBUTES) return this.passAttribute(start)
    const name = this.names.read(this.source, start, ENDS_ATTRIBUTE_NAME)
    const end = this.skipSpace(this.names.end)
    this.attributes[this.count] = name
    if (this.source.charCodeAt(end) === EQUALS) return this.readValue(this.skipSpace(end + 1))
    return this.note(end, end)
  }

  /** Reads over an attribute beyond those that are kept. */
  private passAttribute(start: number): number {
    let at = start + 1
    while (at < this.source.length && !isOf(this.source.charCodeAt(at), ENDS_ATTRIBUTE_NAME)) at += 1
    const end = this.skipSpace(at)
    return this.source.charCodeAt(end) === EQUALS ? this.readValue(this.skipSpace(end + 1)) : end
  }

  private readValue(at: number): number {
    const quote = this.source.charCodeAt(at)
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return this.readUnquoted(at)
    const near = Math.min(at + NEAR, this.source.length)
    let end = at + 1
    while (end < near && this.source.charCodeAt(end) !== quote) end += 1
    if (end === near) end = this.source.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", near)
    return end === -1 ? this.source.length : this.note(at + 1, end) + 1
  }

  private readUnquoted(start: number): number {
    let end = start
    for (; end < this.source.length; end += 1) {
      const code = this.source.charCodeAt(end)
      if (code === GREATER || isOf(code, SPACE)) break
    }
    return this.note(start, end)
  }

  private note(start: number, end: number): number {
    if (this.count === MAX_ATTRIBUTES) return end
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.count += 1
    return end
  }

  private skipSpace(start: number): number {
    let at = start
    while (isOf(this.source.charCodeAt(at), SPACE)) at += 1
    return at
  }
}
