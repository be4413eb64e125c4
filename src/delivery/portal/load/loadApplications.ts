import type { Reading } from '../../read/reading.ts'
import type { ApplicationLine } from '../pages/applicationsPage.ts'

const MAX_APPLICATIONS = 2_000

/** The directory in its printed order: by list, then by position. */
export const loadApplications = async (reading: Reading): Promise<ApplicationLine[]> =>
  reading.fact('portal:applications', async (inner) =>
    (
      await inner.find('applications', {
        fields: ['category', 'demo', 'entryUrl', 'list', 'name', 'owner', 'status'],
        limit: MAX_APPLICATIONS,
        sort: { list: 1, order: 1, seq: 1 },
      })
    ).map(({ category, demo, entryUrl, list, name, owner, status }) => ({ category: category ?? '', demo, entryUrl, list, name, owner, status })),
  )
