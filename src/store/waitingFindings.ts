import type { PayloadRequest, Where } from 'payload'

import type { WaitingFindings } from '../review/workListView.ts'
import { groupBy } from '../shared/groupBy.ts'
import { idOf } from '../shared/idOf.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { type ColumnAudience, type DocumentAudience, readDocumentAudiences } from './audiences.ts'
import { localApi } from './localApi.ts'
import { databaseOf } from './mongo.ts'

/** Open problems looked at, the newest first; what is older is in the list of findings. */
const MOST = 500

const GRAVE: Where = { and: [{ state: { in: ['open', 'reopened'] } }, { severity: { in: ['danger', 'error'] } }] }

type Row = Readonly<Record<string, unknown>>

const keysOf = ({ document, documentKeys }: Row): string[] => {
  const named = document as null | undefined | { relationTo?: string; value?: unknown }
  const own = named?.relationTo ? [`${named.relationTo}:${idOf(named.value) ?? ''}`] : []
  return [...new Set([...own, ...(Array.isArray(documentKeys) ? documentKeys.map(String) : [])])]
}

/** The author's; where a text has no author left, those responsible for its column, else its editors. */
const isOf = ({ authors, column }: DocumentAudience, id: string): boolean => {
  if (authors.length > 0) return authors.includes(id)
  const answerable = column && column.responsible.length > 0 ? column.responsible : (column?.editors ?? [])
  return answerable.includes(id)
}

/** The grave open problems that are assigned to the person or stand in texts the person answers for, by text, the latest found first. */
export const readWaitingFindings = async (req: PayloadRequest, id: string, columns: ReadonlyMap<string, ColumnAudience>): Promise<WaitingFindings[]> => {
  const { docs } = await localApi(req).find({ collection: OPS_SLUGS.findings, limit: MOST, overrideAccess: false, pagination: false, sort: '-lastSeenAt', where: GRAVE })
  const audiences = await readDocumentAudiences(databaseOf(req.payload), docs.flatMap(keysOf), columns)
  const isMine = (key: string): boolean => {
    const audience = audiences.get(key)
    return audience !== undefined && isOf(audience, id)
  }
  const placed = docs.flatMap((row) => {
    const place = keysOf(row).find(isMine) ?? (idOf(row['owner']) === id ? `${OPS_SLUGS.findings}:${row.id}` : null)
    return place === null ? [] : [{ message: String(row['message'] ?? row['title'] ?? ''), place, title: String(row['title'] ?? '') }]
  })
  return [...groupBy(placed, ({ place }) => place)].flatMap(([place, [first, ...more]]) => (first ? [{ count: more.length + 1, message: first.message, place, title: audiences.get(place)?.title ?? first.title }] : []))
}
