import { ObjectId } from 'mongodb'
import { z } from 'zod'

import { encodeLocation } from '../../../redirects/normalisePath.ts'
import { jsonAnswer } from '../../http/answer.ts'
import type { Change, Cursor } from '../../read/readChanges.ts'
import type { Reading } from '../../read/reading.ts'
import { type DocumentItem, type DocumentKey, readDocumentItems } from '../../serialise/documentItems.ts'
import { defineRoute } from '../defineRoute.ts'
import { withParameters } from '../listAnswer.ts'

const FIRST_ID = '0'.repeat(24)
/** A transaction may become visible after a later one; the cursor stays this far behind the present, in milliseconds. */
const OVERLAP_MS = 10_000

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/

const parseCursor = (text: string): Cursor | null => {
  const [instant = '', id = FIRST_ID, ...rest] = text.split('~')
  const at = new Date(instant.replace(/ (?=\d\d:\d\d$)/, '+')) // a plus sign in a query reads as a blank
  if (rest.length > 0 || !INSTANT.test(instant.replace(/ (?=\d\d:\d\d$)/, '+')) || Number.isNaN(at.getTime()) || !/^[0-9a-f]{24}$/.test(id)) return null
  return { at, id }
}

const formatCursor = ({ at, id }: Cursor): string => (id === FIRST_ID ? at.toISOString() : `${at.toISOString()}~${id}`)

const SINCE = z
  .string()
  .default('1970-01-01T00:00:00Z')
  .transform((text, context) => {
    const cursor = parseCursor(text)
    if (cursor) return cursor
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
  .describe('上次答复中的 cursor，或 ISO 8601 时刻如 2026-01-31T00:00:00Z；不给则从头开始')

const LIMIT = z.string().regex(/^[1-9]\d{0,2}$/).transform(Number).pipe(z.number().max(100)).default(50).describe('条数，1 到 100 的整数，默认 50')

/** A change as told: the document where it is public, else that it is gone. A document in a column not yet shown is not told. */
const changeItem = (change: Change, items: ReadonlyMap<string, DocumentItem>, withdrawn: ReadonlySet<string>): object[] => {
  const at = change.at.toISOString()
  if (change.slug === null) return [{ at, deleted: true, type: 'url', url: encodeLocation(change.url) }]
  const key = `${change.slug}:${change.id}`
  const item = items.get(key)
  if (item) return [{ at, deleted: false, ...item }]
  return !change.live || withdrawn.has(key) ? [{ at, deleted: true, type: change.slug, id: change.id }] : []
}

/** Documents that are public themselves but stand in a column shown no longer. */
const readWithdrawnColumns = async (reading: Reading, keys: readonly DocumentKey[]): Promise<ReadonlySet<string>> => {
  const { expiredIds } = await reading.columns()
  if (expiredIds.size === 0) return new Set()
  const found = await Promise.all(
    (['news', 'pages'] as const).map(async (slug) => {
      const ids = keys.filter((key) => key.slug === slug).map(({ id }) => new ObjectId(id))
      const documents = ids.length > 0 ? await reading.find(slug, { fields: ['column'], limit: ids.length, where: { _id: { $in: ids } } }) : []
      return documents.filter(({ column }) => expiredIds.has(column.toHexString())).map(({ _id }) => `${slug}:${_id.toHexString()}`)
    }),
  )
  return new Set(found.flat())
}

const nextCursor = (since: Cursor, changes: readonly Change[], { isComplete, now }: { isComplete: boolean; now: Date }): Cursor => {
  const last: Cursor = changes.at(-1) ?? since
  const settled = new Date(now.getTime() - OVERLAP_MS)
  if (!isComplete || last.at <= settled) return { at: last.at, id: last.id }
  return settled > since.at ? { at: settled, id: FIRST_ID } : since
}

/** 增量同步：自某时刻以来变更与撤回的内容. */
export const changeRoutes = [
  defineRoute({
    build: async ({ context, query, reading, url }) => {
      const found = await reading.changes({ cursor: query.since, limit: query.limit + 1 })
      const changes = found.slice(0, query.limit)
      const isComplete = found.length <= query.limit
      const keys = changes.flatMap((change) => (change.slug !== null && change.live ? { id: change.id, slug: change.slug } : []))
      const [items, withdrawn] = await Promise.all([readDocumentItems(reading, keys, context.portal), readWithdrawnColumns(reading, keys)])
      const cursor = formatCursor(nextCursor(query.since, changes, { isComplete, now: reading.now }))
      return jsonAnswer({ items: changes.flatMap((change) => changeItem(change, items, withdrawn)), cursor, next: isComplete ? null : withParameters(url, { since: cursor }) })
    },
    path: '/changes',
    query: z.object({ limit: LIMIT, since: SINCE }),
    title: '增量变更，撤回与删除以 deleted 标出；同一变更可能给出两次',
  }),
]
