import type { Reading } from '../../read/reading.ts'
import type { CenterCard } from '../pages/centersPage.ts'

const MAX_CENTERS = 500

/** Service centres in use, in their usual order. */
export const loadCenters = (reading: Reading): Promise<CenterCard[]> =>
  reading.find('centers', {
    fields: ['address', 'contact', 'demo', 'name', 'phone', 'region', 'serviceWindow'],
    limit: MAX_CENTERS,
    sort: { order: 1, name: 1 },
    where: { status: { $ne: 'inactive' } },
  })
