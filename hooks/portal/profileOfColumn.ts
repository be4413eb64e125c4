import type { HostCollection } from '../../src/plugin.options.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { columnProfiles } from '../../src/store/columnProfiles.ts'

/** The settings of the content rules for what stands in a column: the column's own and those it inherits. */
export const profileOfColumn: NonNullable<HostCollection['profile']> = async ({ column }, { req }) => {
  const id = idOf(column)
  return id === null ? {} : (await columnProfiles(req.payload))(id)
}
