import type { Section } from '../../src/links/report.ts'
import type { PathContext } from '../../src/plugin.options.ts'
import { columnUrl } from '../../src/shared/paths.ts'
import type { Column } from '../../src/payload-types.ts'

/** Far more than a portal has (DESIGN §2). */
const MOST = 2_000

const namesOf = (people: Column['editors']): string[] => (people ?? []).flatMap((person) => (typeof person === 'object' ? [person.name] : []))

/** Who answers for a column: the persons named for its quota, else its editors. */
const ownersOf = ({ editors, quota }: Column): string[] => {
  const responsible = namesOf(quota?.responsible)
  return responsible.length > 0 ? responsible : namesOf(editors)
}

const parentOf = ({ parent }: Column): string | null => (typeof parent === 'object' ? (parent?.id ?? null) : (parent ?? null))

/** The columns as parts of the site. One that names nobody is answered for by those of the column above. */
export const columnSections = async ({ req }: PathContext): Promise<Section[]> => {
  const { docs } = await req.payload.find({ collection: 'columns', depth: 1, limit: MOST, overrideAccess: true, pagination: false, req, select: { editors: true, parent: true, path: true, quota: true, title: true } })
  const columns = new Map(docs.map((column) => [column.id, column as Column]))
  const inherited = (column: Column, depth = 0): string[] => {
    const own = ownersOf(column)
    const above = columns.get(parentOf(column) ?? '')
    return own.length > 0 || !above || depth > columns.size ? own : inherited(above, depth + 1)
  }
  return [...columns.values()].flatMap((column) => (column.path ? [{ owners: inherited(column), path: columnUrl(column.path), title: column.title }] : []))
}
