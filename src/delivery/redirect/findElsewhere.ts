import { type Ending, followRules } from '../../redirects/followRules.ts'
import { locatePath } from '../read/locatePath.ts'
import type { StoredRule } from '../read/opsReads.ts'
import type { Reading } from '../read/reading.ts'

/**
 * Where a URL leads: it is a live page's own address, one redirect away from where it ends (the canonical address of a page,
 * or what the rules say, chains taken as one hop), gone, or unknown. A live page wins over a rule, a rule over 410.
 * @param url path with query, as requested
 */
export const findElsewhere = (reading: Reading, url: string): Promise<Ending<StoredRule>> =>
  followRules(
    {
      rulesFor: (path) => reading.rulesFor(path),
      standingAt: async (path) => {
        const located = await locatePath(reading, path)
        return located.state === 'live' ? { state: 'live', url: located.page.url } : located
      },
    },
    url,
  )
