import type { CollectionConfig, Endpoint } from 'payload'

import { draftsOnly } from '../../hooks/portal/draftsOnly.ts'
import { fillSlug } from '../../hooks/portal/fillSlug.ts'
import { guardPublish } from '../../hooks/portal/guardPublish.ts'
import { stampContent } from '../../hooks/portal/stampContent.ts'
import { reviewEndpoints } from '../../hooks/portal/review/reviewEndpoints.ts'
import { systemClock } from '../../src/shared/clock.ts'

/** The hooks of every reviewed collection, in order: slug, publication guard, stamps. */
export const contentHooks = (): NonNullable<CollectionConfig['hooks']> => ({
  beforeChange: [guardPublish(), stampContent(systemClock)],
  beforeOperation: [draftsOnly()],
  beforeValidate: [fillSlug()],
})

/** The steps of the review: `POST /api/<collection>/:id/<action>`. */
export const contentEndpoints = (): Endpoint[] => reviewEndpoints(systemClock)

/** Drafts with 50 versions a document kept. */
export const draftVersions: CollectionConfig['versions'] = { drafts: { validate: false }, maxPerDoc: 50 }
