import type { Collection } from 'mongodb'

import { inheritedProfile, type ProfileRow } from '../content/rules/columnProfile.ts'
import type { Profile } from '../content/rules/profile.ts'

type Row = { contentRules?: readonly ProfileRow[]; parent?: unknown }

/** The settings of the content rules in a column, by its id; empty where the column is not known. */
export type ColumnProfiles = (id: string) => Profile

const MOST_COLUMNS = 5_000

/** The settings of all columns as they are now, each with what it inherits from the columns above it. */
export const readColumnProfiles = async (columns: Collection): Promise<ColumnProfiles> => {
  const rows = await columns.find<Row & { _id: unknown }>({}, { projection: { contentRules: 1, parent: 1 } }).limit(MOST_COLUMNS).toArray()
  const byId = new Map(rows.map(({ _id, ...row }) => [String(_id), row]))
  const settled = new Map<string, Profile>()
  const profileOf = (id: string): Profile => {
    const known = settled.get(id)
    const row = byId.get(id)
    if (known || !row) return known ?? {}
    // The tree has no rings; one that was forced in by hand must not hang the check.
    settled.set(id, {})
    const profile = inheritedProfile(row.parent ? profileOf(String(row.parent)) : {}, row.contentRules ?? [])
    settled.set(id, profile)
    return profile
  }
  return profileOf
}
