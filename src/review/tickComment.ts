/** A comment as it is stored. Instants are ISO strings or dates. */
export type StoredComment = Readonly<Record<string, unknown>> & { doneAt?: unknown; id?: unknown }

type Tick = { at: string; by: string; done: boolean; id: string }

type Ticked = { comments: StoredComment[]; kind: 'ticked' } | { kind: 'refused'; message: string }

/** The comments with one ticked off as dealt with, or open again. */
export const tickComment = (comments: readonly StoredComment[], { at, by, done, id }: Tick): Ticked => {
  const asked = comments.find((comment) => comment.id === id)
  if (!asked) return { kind: 'refused', message: '没有这条批注，可能已有变化；请刷新页面。' }
  if (Boolean(asked.doneAt) === done) return { kind: 'refused', message: done ? '这条批注已标为已改；请刷新页面。' : '这条批注还没有标为已改；请刷新页面。' }
  const mark = done ? { doneAt: at, doneBy: by } : { doneAt: null, doneBy: null }
  return { comments: comments.map((comment) => (comment === asked ? { ...comment, ...mark } : comment)), kind: 'ticked' }
}
