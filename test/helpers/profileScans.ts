import type { Db, Document } from 'mongodb'

/** A command that read a whole collection although it has many documents. */
export type Scan = { command: string; examined: number; namespace: string }

const FEW = 60

const commandOf = (entry: Document): string => {
  const { filter, pipeline, q, query } = { ...entry['command'] } as Record<string, unknown>
  return JSON.stringify(filter ?? query ?? q ?? pipeline ?? Object.keys({ ...entry['command'] })).slice(0, 300)
}

const isScan = (entry: Document): boolean => String(entry['planSummary'] ?? '').includes('COLLSCAN') && Number(entry['docsExamined'] ?? 0) > FEW

/** Has the database note every command while `act` runs, and answers with those that went through more than a screenful of documents without an index. */
export const profileScans = async (db: Db, act: () => Promise<unknown>): Promise<Scan[]> => {
  await db.command({ profile: 0 })
  if ((await db.listCollections({ name: 'system.profile' }).toArray()).length === 0) await db.createCollection('system.profile', { capped: true, size: 64 * 2 ** 20 })
  await db.command({ profile: 2 })
  try {
    await act()
  } finally {
    await db.command({ profile: 0 })
  }
  const entries = await db.collection('system.profile').find({ ns: { $not: /system\./ } }).toArray()
  if (entries.length === 0) throw new Error('the database noted nothing: the profile is off')
  return entries.filter(isScan).map((entry) => ({ command: commandOf(entry), examined: Number(entry['docsExamined']), namespace: String(entry['ns']) }))
}
