/** What a change-set does with a link: the address in it, or its words alone. */
export type RepairAction = 'replace' | 'unlink'

export type ItemStatus = 'applied' | 'pending' | 'skipped' | 'undone'

/** One document of a change-set: what its links say, what became of it, and the fields as they were, for undo. */
export type ChangeItem = {
  collection: string
  id: string
  /** The links that change, as written. */
  links: readonly { text: string; was: string }[]
  reason: null | string
  /** Revision that the change-set left behind; undo asks whether it is still the latest. */
  rev: null | number
  saved: null | Readonly<Record<string, unknown>>
  status: ItemStatus
  title: string
}

export type ChangeSetState = 'applied' | 'draft' | 'undone'

export type ChangeSet = { action: RepairAction; id: string; items: readonly ChangeItem[]; state: ChangeSetState; to: null | string; urls: readonly string[] }

const isItem = (value: unknown): value is ChangeItem => typeof value === 'object' && value !== null && 'collection' in value && 'status' in value

/** A stored row as a change-set. */
export const changeSetOf = (row: Readonly<Record<string, unknown>> & { id: number | string }): ChangeSet => ({
  action: row['action'] === 'unlink' ? 'unlink' : 'replace',
  id: String(row.id),
  items: Array.isArray(row['items']) ? row['items'].filter(isItem) : [],
  state: row['state'] === 'applied' || row['state'] === 'undone' ? row['state'] : 'draft',
  to: typeof row['to'] === 'string' ? row['to'] : null,
  urls: Array.isArray(row['urls']) ? row['urls'].map(String) : [],
})
