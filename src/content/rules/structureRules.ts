import { emptyHeading } from './empty-heading.ts'
import { headingOrder } from './heading-order.ts'
import type { Rule } from './rule.ts'
import { tableHeader } from './table-header.ts'

/** How the text is built: headings, paragraphs, lists, tables, images. */
export const structureRules: readonly Rule[] = [emptyHeading, headingOrder, tableHeader]
