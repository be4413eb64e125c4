import { findQuote } from '../shared/findQuote.ts'

/** A comment as a reviewer sends it: to a field, or to words in it. */
export type PinnedComment = { field: string; path: null | string; quote: null | string; text: string }

type Pinned = { comments: PinnedComment[]; kind: 'pinned' } | { kind: 'refused'; message: string }

/**
 * Pins comments to a document: each must name one of its fields, and words quoted must stand there now. Where only words are
 * given, their place is noted.
 */
export const pinComments = (doc: Readonly<Record<string, unknown>>, comments: readonly PinnedComment[], labels: ReadonlyMap<string, string>): Pinned => {
  const pinned: PinnedComment[] = []
  for (const [index, comment] of comments.entries()) {
    const at = `第 ${index + 1} 条批注`
    const label = labels.get(comment.field)
    if (label === undefined) return { kind: 'refused', message: `${at}：没有“${comment.field}”这个字段（field）。` }
    if (!comment.quote && !comment.path) {
      pinned.push(comment)
      continue
    }
    const place = findQuote(doc[comment.field], comment)
    if (place.kind === 'gone') return { kind: 'refused', message: `${at}：“${label}”中找不到所引的“${comment.quote ?? comment.path ?? ''}”。请从当前内容中选取原文。` }
    pinned.push({ ...comment, path: place.path === '' ? null : place.path })
  }
  return { comments: pinned, kind: 'pinned' }
}
