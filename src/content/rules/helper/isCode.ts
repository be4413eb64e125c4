import type { TextBlock } from '../../model/textBlocks.ts'
import type { ContentElement } from '../../model/contentNode.ts'

const CODE = new Set(['code', 'kbd', 'pre', 'samp', 'textarea'])

const isCodeTag = ({ tag }: ContentElement): boolean => CODE.has(tag)

/** True when the character at `offset` of a block is code, which is quoted as it is. */
export const isCode = (block: TextBlock, offset: number): boolean =>
  isCodeTag(block.element) || block.ancestors.some(isCodeTag) || (block.segments.findLast(({ start }) => start <= offset)?.inside.some(isCodeTag) ?? false)
