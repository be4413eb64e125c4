import { OPS_SLUGS } from '../shared/slugs.ts'
import { keptByStamp } from './keptByStamp.ts'
import { readHouseLexicon } from './readHouseLexicon.ts'

/** Shipped and house entries compiled, kept per process and rebuilt when an entry has changed. One indexed look-up where nothing has. */
export const houseLexicon = keptByStamp(OPS_SLUGS.lexicon, readHouseLexicon)
