import { type ClientSession, type Db, type Filter, ObjectId } from 'mongodb'

import type { Person, Preferences } from '../notify/notice.ts'
import { TIME_OF_DAY } from '../notify/quietHours.ts'
import type { Role } from '../shared/roles.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'

type Row = {
  _id: ObjectId
  disabled?: boolean | null
  email?: string
  name?: string
  notify?: { digest?: boolean | null; mail?: boolean | null; mention?: boolean | null; quietFrom?: null | string; quietTo?: null | string } | null
  roles?: Role[]
}

const MOST = 1_000

const isTime = (value: null | string | undefined): value is string => typeof value === 'string' && TIME_OF_DAY.test(value)

const preferencesOf = ({ notify }: Row): Preferences => {
  const { digest, mail, mention, quietFrom, quietTo } = notify ?? {}
  const quiet = isTime(quietFrom) && isTime(quietTo) ? { from: quietFrom, to: quietTo } : null
  return { digest: digest !== false, mail: mail !== false, mention: mention !== false, quiet }
}

/** The accounts with one of the ids or roles, in a fixed order; what they did not choose is on, and no hour is quiet. */
export const readPeople = async (db: Db, { ids, roles, session }: { ids: readonly string[]; roles: readonly Role[]; session: ClientSession | undefined }): Promise<Person[]> => {
  const wanted: Filter<Row>[] = []
  const known = ids.filter((id) => ObjectId.isValid(id)).map((id) => new ObjectId(id))
  if (known.length > 0) wanted.push({ _id: { $in: known } })
  if (roles.length > 0) wanted.push({ roles: { $in: roles } })
  if (wanted.length === 0) return []
  const projection = { disabled: 1, email: 1, name: 1, notify: 1, roles: 1 }
  const rows = await db.collection<Row>(PORTAL_SLUGS.users).find({ $or: wanted, disabled: { $ne: true } }, { projection, session }).sort({ _id: 1 }).limit(MOST).toArray()
  return rows.map((row) => ({ disabled: row.disabled === true, email: row.email ?? '', id: String(row._id), name: row.name ?? '', preferences: preferencesOf(row), roles: row.roles ?? [] }))
}
