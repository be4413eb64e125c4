import { decodeHTMLAttribute } from 'entities'

import { ENDS_ATTRIBUTE_NAME, ENDS_NAME, type HtmlNames, isOf, SPACE } from './htmlNames.ts'

const GREATER = 0x3e
const SLASH = 0x2f
const EQUALS = 0x3d
const AMPERSAND = 0x26
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
/** Nobody writes more attributes on purpose; further ones are read over. */
const MAX_ATTRIBUTES = 1000

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
  private readonly encoded: boolean[] = []
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
      return this.encoded[index] ? decodeHTMLAttribute(value) : value
    }
    return undefined
  }

  /** Whether any attribute is one of these. */
  hasAny(names: ReadonlySet<string>): boolean {
    for (let index = 0; index < this.count; index += 1) if (names.has(this.attributes[index] ?? '')) return true
    return false
  }

  private readAttribute(start: number): number {
    const name = this.names.read(this.source, start, ENDS_ATTRIBUTE_NAME)
    const end = this.skipSpace(this.names.end)
    if (this.count < MAX_ATTRIBUTES) this.attributes[this.count] = name
    if (this.source.charCodeAt(end) === EQUALS) return this.readValue(this.skipSpace(end + 1))
    return this.note(end, end, false)
  }

  private readValue(at: number): number {
    const quote = this.source.charCodeAt(at)
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return this.readUnquoted(at)
    let isEncoded = false
    for (let end = at + 1; end < this.source.length; end += 1) {
      const code = this.source.charCodeAt(end)
      if (code === quote) return this.note(at + 1, end, isEncoded) + 1
      if (code === AMPERSAND) isEncoded = true
    }
    return this.source.length
  }

  private readUnquoted(start: number): number {
    let end = start
    let isEncoded = false
    for (; end < this.source.length; end += 1) {
      const code = this.source.charCodeAt(end)
      if (code === GREATER || isOf(code, SPACE)) break
      if (code === AMPERSAND) isEncoded = true
    }
    return this.note(start, end, isEncoded)
  }

  private note(start: number, end: number, isEncoded: boolean): number {
    if (this.count === MAX_ATTRIBUTES) return end
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.encoded[this.count] = isEncoded
    this.count += 1
    return end
  }

  private skipSpace(start: number): number {
    let at = start
    while (isOf(this.source.charCodeAt(at), SPACE)) at += 1
    return at
  }
}
