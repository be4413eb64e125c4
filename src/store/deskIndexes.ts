import type {} from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

import { REVIEWED_SLUGS } from '../shared/slugs.ts'

/**
 * Indexes that Payload's config cannot declare: every article that was ever reviewed has old versions in every state of the review, so the
 * states of the latest versions have an index of their own.
 */
export const ensureDeskIndexes = async ({ db }: Payload): Promise<void> => {
  for (const slug of REVIEWED_SLUGS) {
    await db.versions[slug]?.collection.createIndex({ latest: 1, 'version.reviewState': 1 })
    await db.versions[slug]?.collection.createIndex({ latest: 1, 'version.emergency.open': 1 })
  }
}
