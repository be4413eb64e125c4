import type { Place } from '../model/contentNode.ts'
import type { SourceLines } from './sourceLines.ts'

/** Where the reading of a Markdown source stands. Pieces of text come in the order of the source, so each is looked for from here on. */
export type MarkdownCursor = {
  /** Moves to an offset, never backwards. */
  moveTo: (offset: number) => void
  /** Offset of the piece at or after the present one, which is moved behind it; the present offset where it is not found near. */
  next: (piece: string) => number
  offset: () => number
  place: (offset: number, path: string) => Place
  source: string
}

/** How far ahead a piece may stand: markup, indentation and addresses lie between. */
const REACH = 20_000

/** Starts reading at an offset. */
export const markdownCursor = (source: string, lines: SourceLines, start: number): MarkdownCursor => {
  let at = start
  return {
    moveTo: (offset) => {
      at = Math.max(at, offset)
    },
    next: (piece) => {
      const found = source.startsWith(piece, at) ? 0 : source.slice(at, at + REACH + piece.length).indexOf(piece)
      const offset = at + Math.max(0, found)
      if (found >= 0) at = offset + piece.length
      return offset
    },
    offset: () => at,
    place: (offset, path) => ({ ...lines.at(offset), field: 'body', path }),
    source,
  }
}
