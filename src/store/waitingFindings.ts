import type { PayloadRequest, Where } from 'payload'

import { idOf } from '../shared/idOf.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import type { ColumnFacts } from './columnFacts.ts'
import { type ColumnAudience, type DocumentAudience, readDocumentAudiences } from './audiences.ts'
import { localApi } from './localApi.ts'
import { databaseOf } from './mongo.ts'

/** An open problem in a text of the person's. */
export type WaitingFinding = { document: null | string; id: string; message: string; severity: string; title: string }

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

/** The grave open problems that are assigned to the person or stand in texts the person answers for. */
export const readWaitingFindings = async (req: PayloadRequest, id: string, columns: ReadonlyMap<string, ColumnFacts>): Promise<WaitingFinding[]> => {
  const { docs } = await localApi(req).find({ collection: OPS_SLUGS.findings, limit: MOST, overrideAccess: false, pagination: false, sort: '-lastSeenAt', where: GRAVE })
  const people: ReadonlyMap<string, ColumnAudience> = columns
  const audiences = await readDocumentAudiences(databaseOf(req.payload), docs.flatMap(keysOf), people)
  return docs.flatMap((row) => {
    const mine = keysOf(row).map((key) => audiences.get(key)).find((audience) => audience && isOf(audience, id))
    if (!mine && idOf(row['owner']) !== id) return []
    return [{ document: mine?.title ?? null, id: String(row.id), message: String(row['message'] ?? ''), severity: String(row['severity']), title: String(row['title'] ?? '') }]
  })
}
