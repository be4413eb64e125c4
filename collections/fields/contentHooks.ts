import type { CollectionConfig } from 'payload'

import { fillSlug } from '../../hooks/portal/fillSlug.ts'
import { guardPublish } from '../../hooks/portal/guardPublish.ts'
import { stampContent } from '../../hooks/portal/stampContent.ts'
import { systemClock } from '../../src/shared/clock.ts'

/** The hooks of every reviewed collection, in order: slug, publication guard, stamps. */
export const contentHooks = (): NonNullable<CollectionConfig['hooks']> => ({
  beforeChange: [guardPublish(), stampContent(systemClock)],
  beforeValidate: [fillSlug()],
})

/** Drafts with 50 versions a document kept. */
export const draftVersions: CollectionConfig['versions'] = { drafts: { validate: false }, maxPerDoc: 50 }
