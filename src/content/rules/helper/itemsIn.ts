import { type Marker, markerOf } from './markerOf.ts'
import type { TextBlock } from '../../model/textBlocks.ts'

/** A line of running text that starts with a typed number or bullet. */
export type TypedItem = { block: TextBlock; line: string; marker: Marker; offset: number }

/** The lines of a block (parted by `br`) that start with a marker. */
export const itemsIn = (block: TextBlock): (null | TypedItem)[] => {
  let offset = 0
  return block.text.split('\n').map((line) => {
    const marker = markerOf(line)
    const item = marker ? { block, line, marker, offset } : null
    offset += line.length + 1
    return item
  })
}
