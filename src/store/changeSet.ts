/** What a change-set does with a link: another address in it, its words alone, or a redirect of the address it leads to. */
export type RepairAction = 'redirect' | 'replace' | 'unlink'

export type ItemStatus = 'applied' | 'pending' | 'skipped' | 'undone'

/** One document of a change-set: what its links say, what became of it, and the fields as they were, for undo. */
export type ChangeItem = {
  collection: string
  id: string
  /** The links that change, as written, with their new addresses; null where they are no links any more. */
  links: readonly { text: string; to: null | string; was: string }[]
  reason: null | string
  /** Revision that the change-set left behind; undo asks whether it is still the latest. */
  rev: null | number
  saved: null | Readonly<Record<string, unknown>>
  status: ItemStatus
  title: string
}

export type ChangeSetState = 'applied' | 'draft' | 'undone'

/** `targets`: the new address of each of `urls`, in their order; none where links are taken off. */
export type ChangeSet = { action: RepairAction; findings: readonly string[]; id: string; items: readonly ChangeItem[]; state: ChangeSetState; targets: readonly string[]; urls: readonly string[] }

const isItem = (value: unknown): value is ChangeItem => typeof value === 'object' && value !== null && 'collection' in value && 'status' in value

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** A stored row as a change-set. */
export const changeSetOf = (row: Readonly<Record<string, unknown>> & { id: number | string }): ChangeSet => ({
  action: row['action'] === 'unlink' || row['action'] === 'redirect' ? row['action'] : 'replace',
  findings: textsIn(row['findings']),
  id: String(row.id),
  items: Array.isArray(row['items']) ? row['items'].filter(isItem) : [],
  state: row['state'] === 'applied' || row['state'] === 'undone' ? row['state'] : 'draft',
  targets: textsIn(row['targets']),
  urls: textsIn(row['urls']),
})
