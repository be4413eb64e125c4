import { columnUrl } from '../../../shared/paths.ts'
import { type ColumnNode, trailOf } from '../../read/columnTree.ts'
import { type ColumnFacts, columnTypeOf } from '../pageTags.ts'
import type { Crumb } from '../parts/breadcrumb.ts'

/** What the page tags say about a column. */
export const columnFacts = ({ document, title }: ColumnNode): ColumnFacts => ({
  description: document.description,
  keywords: document.keywords,
  name: title,
  type: columnTypeOf(document),
})

/** The way from the top column down to this one. */
export const columnTrail = (node: ColumnNode): Crumb[] => trailOf(node).map(({ path, title }) => ({ title, url: columnUrl(path) }))
