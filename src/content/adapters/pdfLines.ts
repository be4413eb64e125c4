import { isUnionPayCard } from '../personal/findBankCards.ts'
import { isIdCard } from '../personal/findIdCards.ts'

/** A piece of text on a page: where it starts, how wide and how high it is, in points; `y` grows upwards. */
export type PdfPiece = { height: number; text: string; width: number; x: number; y: number }

export type PdfLine = { height: number; left: number; right: number; text: string; y: number }

/** Gap between pieces, as a share of the height, from which a reader sees a space. */
const SPACE_GAP = 0.25

/** A line that reaches this share of the widest goes on in the next one. */
const FULL_LINE = 0.94

const isSameLine = (line: PdfLine, { height, x, y }: PdfPiece): boolean =>
  Math.abs(line.y - y) < Math.max(line.height, height) * 0.4 && x >= line.right - Math.max(line.height, height)

const append = (line: PdfLine, piece: PdfPiece): void => {
  const gap = piece.x - line.right
  const spaced = gap > piece.height * SPACE_GAP && !/\s$/.test(line.text) && !/^\s/.test(piece.text)
  line.text += `${spaced ? ' ' : ''}${piece.text}`
  line.right = piece.x + piece.width
  line.height = Math.max(line.height, piece.height)
}

/** Joins the pieces of a page into lines, in the order in which the file has them; a word or number cut over pieces is whole again. */
export const pdfLines = (pieces: readonly PdfPiece[]): PdfLine[] => {
  const lines: PdfLine[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const last = lines.at(-1)
    if (last && isSameLine(last, piece)) append(last, piece)
    else if (piece.text.trim() !== '') lines.push({ height: piece.height, left: piece.x, right: piece.x + piece.width, text: piece.text, y: piece.y })
  }
  return lines
}

/** A number of a person that the end of a line cuts in two. */
const isCutNumber = (text: string, next: string): boolean => {
  const tail = /\d+$/.exec(text.trimEnd())?.[0] ?? ''
  const head = /^\d+[xX]?(?!\d)/.exec(next.trimStart())?.[0] ?? ''
  if (tail === '' || head === '') return false
  return isIdCard((tail + head).toUpperCase()) || (/^1[3-9]\d{9}$/.test(tail + head) && head.length < 9) || isUnionPayCard(tail + head)
}

const ASCII_EDGE = /[\x21-\x7e]$/

/** Whether a line stands close below another, in the same size. */
const isBelow = (line: PdfLine, before: PdfLine): boolean => Math.abs(before.height - line.height) < 1 && before.y > line.y && before.y - line.y < line.height * 2.5

const joined = (text: string, next: string): string => `${text.trimEnd()}${ASCII_EDGE.test(text.trimEnd()) && /^[A-Za-z]/.test(next) ? ' ' : ''}${next.trimStart()}`

/**
 * Joins lines into paragraphs: a line that is full, set in the same size and followed closely goes on in the next one, and so does one that
 * ends within a number of a person.
 */
export const pdfParagraphs = (lines: readonly PdfLine[]): string[] => {
  const widest = Math.max(0, ...lines.map(({ right }) => right))
  const paragraphs: string[] = []
  let before: PdfLine | null = null
  for (const line of lines) {
    const text = paragraphs.at(-1) ?? ''
    const goesOn = before !== null && isBelow(line, before) && (before.right >= widest * FULL_LINE || isCutNumber(text, line.text))
    if (goesOn) paragraphs[paragraphs.length - 1] = joined(text, line.text)
    else paragraphs.push(line.text)
    before = line
  }
  return paragraphs
}
