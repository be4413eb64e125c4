import { flatten } from './flatten.ts'

const SLOTS = 4096
/** Names longer than this are none of HTML's and not remembered. */
const MAX_REMEMBERED = 40

/** Classes of ASCII characters that end something inside a tag. */
export const SPACE = 1
export const ENDS_NAME = 2
export const ENDS_ATTRIBUTE_NAME = 4
const CLASSES = new Uint8Array(128)
for (const char of '\t\n\f\r ') CLASSES[char.charCodeAt(0)] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE_NAME
for (const char of '/>') CLASSES[char.charCodeAt(0)] = ENDS_NAME | ENDS_ATTRIBUTE_NAME
CLASSES[0x3d] = ENDS_ATTRIBUTE_NAME

/** Whether a character code belongs to one of these classes; the NaN behind the end of a string to none. */
export const isOf = (code: number, classes: number): boolean => code < 128 && ((CLASSES[code] ?? 0) & classes) !== 0

const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a

function isSpelt(known: string, source: string, start: number): boolean {
  for (let index = 0; index < known.length; index += 1) {
    const code = source.charCodeAt(start + index)
    if (code !== known.charCodeAt(index) && !(isUpper(code) && code + 32 === known.charCodeAt(index))) return false
  }
  return true
}

/** Names of tags and attributes in ASCII lower case, each spelt once in memory: reading a known name makes no string. */
export class HtmlNames {
  private readonly slots: string[] = new Array<string>(SLOTS).fill('')
  /** Where the name read last ends. */
  end = 0

  /** Reads a name up to a character of one of these classes or the end; its first character belongs to it whatever it is. */
  read(source: string, start: number, ends: number): string {
    let hash = 0
    let at = start
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at)
      if (at > start && isOf(code, ends)) break
      hash = (hash * 31 + (code | 0x20)) & 0xffff
    }
    this.end = at
    const slot = (hash ^ (hash >> 4)) & (SLOTS - 1)
    const known = this.slots[slot] ?? ''
    if (known.length === at - start && isSpelt(known, source, start)) return known
    const name = source.slice(start, at).replace(/[A-Z]+/g, (upper) => upper.toLowerCase())
    if (name.length <= MAX_REMEMBERED) this.slots[slot] = flatten(name)
    return name
  }
}
