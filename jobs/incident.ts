import type { Db } from 'mongodb'

import { OPS_SLUGS } from '../src/shared/slugs.ts'

/** `columns`: paths of the columns it is about; those who answer for them are told of it. */
export type IncidentInput = { columns?: readonly string[]; detail: string; key: string; kind: string; now: Date; severity: 'error' | 'hint' | 'warning'; source: string; title: string }

/** Opens an incident, or refreshes the open one with the same key. */
export const openIncident = async (db: Db, incident: IncidentInput): Promise<void> => {
  const { columns = [], detail, key, kind, now, severity, source, title } = incident
  await db.collection(OPS_SLUGS.incidents).updateOne(
    { key, state: 'open' },
    { $set: { columns, detail, severity, title, updatedAt: now }, $setOnInsert: { createdAt: now, kind, openedAt: now, source } },
    { upsert: true },
  )
}

/** Closes the open incidents with these keys, where there are any. */
export const closeIncidents = async (db: Db, keys: readonly string[], now: Date): Promise<void> => {
  await db.collection(OPS_SLUGS.incidents).updateMany({ key: { $in: keys }, state: 'open' }, { $set: { closedAt: now, state: 'closed', updatedAt: now } })
}

/** Closes the open incident with this key, if there is one. */
export const closeIncident = (db: Db, key: string, now: Date): Promise<void> => closeIncidents(db, [key], now)
