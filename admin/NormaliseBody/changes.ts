/** One change of the layout as the server tells it. */
export type ShownChange = { after: string; before: string; name: string; path: string }

export type Layout = { body: unknown; changes: ShownChange[]; total: number }

const isChange = (value: unknown): value is ShownChange => typeof value === 'object' && value !== null && 'name' in value && 'before' in value && 'after' in value

/** The server's answer, or null where it is none. */
export const layoutOf = (answer: unknown): Layout | null => {
  if (typeof answer !== 'object' || answer === null || !('body' in answer) || !('changes' in answer) || !Array.isArray(answer.changes)) return null
  return { body: answer.body, changes: answer.changes.filter(isChange), total: 'total' in answer ? Number(answer.total) : answer.changes.length }
}
