import { PORTAL_SLUGS } from '../shared/slugs.ts'
import { keptByStamp } from './keptByStamp.ts'
import { readColumnProfiles } from './readColumnProfiles.ts'

/** The settings of the content rules by column, kept per process and read again when a column has changed. */
export const columnProfiles = keptByStamp(PORTAL_SLUGS.columns, readColumnProfiles)
