import { parseFragment } from 'parse5'

/** Characters that follow one another in the source, with the offset of the first. */
export type Stretch = { at: number; text: string }

/** A text as it stands in the source (`raw`, references and all) and as the parser understood it (`value`). */
export type SourceText = { preserved?: boolean; raw: string; trimEnd?: boolean; trimStart?: boolean; value: string }

const SPACE = /[\t\n\f\r ]/
const TROUBLE = /[&<\0\r\n\t\f]| {2}/
const EDGE_SPACE = /^ | $/
const REFERENCE = /&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?/y
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/

const references = new Map<string, string>()

/** What a character reference stands for, by the HTML parser itself. */
const decodeReference = (reference: string): string => {
  const known = references.get(reference)
  if (known !== undefined) return known
  const [node] = parseFragment(reference).childNodes
  const text = node && 'value' in node ? node.value : reference
  if (references.size < 2_000) references.set(reference, text)
  return text
}

/** A text with its character references replaced. */
export const decodeReferences = (text: string): string =>
  text.includes('&') ? text.replace(new RegExp(REFERENCE, 'g'), decodeReference) : text

type Unit = { length: number; text: string }

/** A unit with its offset; `length` counts characters of the source. */
type Piece = Stretch & Unit

/** The next characters of the source and what they mean; null where source and meaning part (a stray tag, a dropped character). */
const nextUnit = ({ raw, value }: SourceText, at: number, from: number): Unit | null => {
  if (raw[at] === '&') {
    REFERENCE.lastIndex = at
    const [reference] = REFERENCE.exec(raw) ?? []
    const text = reference === undefined ? '' : decodeReference(reference)
    if (reference !== undefined && text !== '' && value.startsWith(text, from)) return { length: reference.length, text }
  }
  if (raw[at] === '\r' && value[from] === '\n') return { length: raw[at + 1] === '\n' ? 2 : 1, text: '\n' }
  const char = raw[at]
  return char !== undefined && char === value[from] ? { length: 1, text: char } : null
}

/** Skips what the parser dropped from a text: a stray tag as a whole, else one character. */
const skip = (raw: string, at: number): number => {
  const end = raw[at] === '<' ? raw.indexOf('>', at) : -1
  return end === -1 ? at + 1 : end + 1
}

const unitsOf = (source: SourceText): Piece[] => {
  const units: Piece[] = []
  let from = 0
  let at = 0
  while (from < source.value.length && at < source.raw.length) {
    const unit = nextUnit(source, at, from)
    if (unit) {
      units.push({ ...unit, at })
      from += unit.text.length
      at += unit.length
    } else at = skip(source.raw, at)
  }
  if (from < source.value.length) units.push({ at: Math.min(at, source.raw.length), length: 0, text: source.value.slice(from) })
  return units
}

const isSpace = (piece: Piece | undefined): boolean => piece !== undefined && SPACE.test(piece.text)

/** Whether this character is as wide as a Chinese one. */
export const isWide = (text: string | undefined): boolean => text !== undefined && WIDE.test(text)

/** What a run of white space between two pieces is shown as: one space, or nothing where a line break stands between two wide characters (CSS Text 3 §4.1.3). */
const shownSpace = (run: readonly Piece[], before: Piece | undefined, after: Piece | undefined): Piece[] => {
  const [first] = run
  const vanishes = run.some(({ text }) => text === '\n') && isWide(before?.text.at(-1)) && isWide(after?.text[0])
  return first && !vanishes ? [{ at: first.at, length: run.length > 1 || first.text === '\n' ? 0 : first.length, text: ' ' }] : []
}

const collapse = (pieces: readonly Piece[]): Piece[] => {
  const kept: Piece[] = []
  for (let at = 0; at < pieces.length;) {
    let end = at
    while (isSpace(pieces[end])) end += 1
    kept.push(...(end > at ? shownSpace(pieces.slice(at, end), kept.at(-1), pieces[end]) : pieces.slice(at, at + 1)))
    at = Math.max(end, at + 1)
  }
  return kept
}

const joined = (units: readonly Piece[]): Stretch[] => {
  const stretches: Stretch[] = []
  let next = -1
  for (const { at, length, text } of units) {
    const last = stretches.at(-1)
    if (last && at === next) last.text += text
    else stretches.push({ at, text })
    next = length === text.length && text !== '\n' ? at + length : -1
  }
  return stretches
}

const trimmed = (units: Piece[], { trimEnd, trimStart }: SourceText): Piece[] => {
  const from = trimStart && units[0]?.text === ' ' ? 1 : 0
  const to = trimEnd && units.length > from && units.at(-1)?.text === ' ' ? units.length - 1 : units.length
  return units.slice(from, to)
}

/**
 * Cuts a text into stretches whose characters follow one another in the source. White space is collapsed as browsers do it unless
 * `preserved`; `trimStart` and `trimEnd` drop it at the edge of a block.
 */
export const textStretches = (source: SourceText): Stretch[] => {
  const plain = source.raw === source.value && !TROUBLE.test(source.raw)
  if (plain && !EDGE_SPACE.test(source.raw)) return source.raw === '' ? [] : [{ at: 0, text: source.raw }]
  const units = unitsOf(source)
  return joined(trimmed(source.preserved ? units : collapse(units), source))
}
