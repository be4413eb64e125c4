import { brokenList } from './broken-list.ts'
import { emptyHeading } from './empty-heading.ts'
import { emptyParagraph } from './empty-paragraph.ts'
import { fakeHeading } from './fake-heading.ts'
import { foreignMarkup } from './foreign-markup.ts'
import { headingOne } from './heading-one.ts'
import { headingOrder } from './heading-order.ts'
import { imageAlt } from './image-alt.ts'
import { imageAltMeaningless } from './image-alt-meaningless.ts'
import { inlineStyle } from './inline-style.ts'
import { layoutSpaces } from './layout-spaces.ts'
import { listNumbering } from './list-numbering.ts'
import { longParagraph } from './long-paragraph.ts'
import { placeholderText } from './placeholder-text.ts'
import { repeatedBreaks } from './repeated-breaks.ts'
import type { Rule } from './rule.ts'
import { tableEmptyHeader } from './table-empty-header.ts'
import { tableHeader } from './table-header.ts'
import { tableShape } from './table-shape.ts'
import { typedList } from './typed-list.ts'

/** How the text is built: headings, paragraphs, lists, tables, images. */
export const structureRules: readonly Rule[] = [
  headingOne, headingOrder, emptyHeading, fakeHeading,
  emptyParagraph, longParagraph, layoutSpaces, repeatedBreaks,
  typedList, brokenList, listNumbering,
  tableHeader, tableShape, tableEmptyHeader,
  imageAlt, imageAltMeaningless,
  inlineStyle, foreignMarkup, placeholderText,
]
