import type { ContentElement } from '../../model/contentNode.ts'
import type { TextBlock } from '../../model/textBlocks.ts'
import { isBlank } from './isBlank.ts'
import { styleOf } from './styleOf.ts'

/** How a whole block is set off from running text. */
export type Emphasis = { bold: boolean; large: boolean }

const POINTS: Readonly<Record<string, number>> = { em: 12, pt: 1, px: 0.75, rem: 12 }
const LARGE_POINTS = 14
const LARGE_WORDS = new Set(['large', 'larger', 'x-large', 'xx-large'])

/** Font size in points, or null where none is stated. */
const sizeOf = (element: ContentElement): null | number => {
  if (element.tag === 'font') return Number(element.attributes['size'] ?? 0) >= 4 ? LARGE_POINTS : null
  if (element.tag === 'big') return LARGE_POINTS
  const size = styleOf(element.attributes['style']).get('font-size')
  if (size === undefined) return null
  if (LARGE_WORDS.has(size)) return LARGE_POINTS
  const [, number, unit] = /^([\d.]+)(px|pt|r?em)/.exec(size) ?? []
  return number === undefined || unit === undefined ? null : Number(number) * (POINTS[unit] ?? 1)
}

const isBold = (element: ContentElement): boolean => {
  if (element.tag === 'b' || element.tag === 'strong') return true
  const weight = styleOf(element.attributes['style']).get('font-weight') ?? ''
  return /^bold|^[6-9]00/.test(weight)
}

const shownSegments = (block: TextBlock) => block.segments.filter(({ source }) => !isBlank(source.text))

/** The largest size stated for the whole block, in points; 0 where none is. */
export const statedSize = (block: TextBlock): number => {
  const sizes = shownSegments(block).map(({ inside }) => Math.max(0, ...inside.map((element) => sizeOf(element) ?? 0)))
  return sizes.length === 0 ? 0 : Math.min(...sizes)
}

/** Whether all of a block's words are bold or large. */
export const emphasisOf = (block: TextBlock): Emphasis => {
  const segments = shownSegments(block)
  return { bold: segments.length > 0 && segments.every(({ inside }) => inside.some(isBold)), large: statedSize(block) >= LARGE_POINTS }
}
