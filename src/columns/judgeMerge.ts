/** A column as a merge sees it; `slugs` are those of the columns right below, `taken` the last path segments of what stands in it. */
export type MergingColumn = { below: readonly string[]; holds: readonly { collection: string; slug: string }[]; id: string; path: string; title: string }

export type MergeInput = {
  into: MergingColumn
  /** Ids of the columns above `into`. */
  intoAncestors: readonly string[]
  source: MergingColumn
}

/** `null` where the merge may go ahead, else what stands against it and how to mend it. */
export type MergeVerdict = null | string

const SHOWN = 5

const listed = (names: readonly string[]): string => names.slice(0, SHOWN).join('、') + (names.length > SHOWN ? ` 等 ${names.length} 个` : '')

/** Addresses that would stand for two documents of different collections; slugs are unique within one. */
const collisions = ({ into, source }: MergeInput): string[] => {
  const held = new Map(into.holds.map(({ collection, slug }) => [slug, collection]))
  return source.holds.flatMap(({ collection, slug }) => (held.has(slug) && held.get(slug) !== collection ? [slug] : []))
}

/** Whether one column can be merged into another: not into itself or below itself, and no two addresses may fall together. */
export const judgeMerge = (input: MergeInput): MergeVerdict => {
  const { into, intoAncestors, source } = input
  if (into.id === source.id) return '不能把栏目合并到它自己，请选择另一个栏目。'
  if (intoAncestors.includes(source.id)) return `“${into.title}”在“${source.title}”之下，不能把上级合并到下级。请反过来合并，或先把“${into.title}”移到别处。`
  const columns = source.below.filter((slug) => into.below.includes(slug))
  if (columns.length > 0) return `两个栏目下都有网址别名为 ${listed(columns)} 的下级栏目，合并后网址会重复。请先改其中一个的别名，或先合并这些下级栏目。`
  const documents = collisions(input)
  if (documents.length > 0) return `两个栏目下的文章和页面有相同的网址别名：${listed(documents)}，合并后网址会重复。请先改其中一个的别名。`
  return null
}
