import type { CollectionBeforeChangeHook, CollectionConfig, Endpoint } from 'payload'

import { draftsOnly } from '../../hooks/portal/draftsOnly.ts'
import { fillSlug } from '../../hooks/portal/fillSlug.ts'
import { guardDelete } from '../../hooks/portal/guardDelete.ts'
import { guardFiles } from '../../hooks/portal/guardFiles.ts'
import { guardPublish } from '../../hooks/portal/guardPublish.ts'
import { stampContent } from '../../hooks/portal/stampContent.ts'
import { panelEndpoints } from '../../hooks/portal/review/panelEndpoints.ts'
import { reviewEndpoints } from '../../hooks/portal/review/reviewEndpoints.ts'
import { systemClock } from '../../src/shared/clock.ts'

/** The hooks of every reviewed collection, in order: slug, publication guard, what the collection adds, stamps; and who may delete. */
export const contentHooks = ({ beforeChange = [] }: { beforeChange?: CollectionBeforeChangeHook[] } = {}): NonNullable<CollectionConfig['hooks']> => ({
  beforeChange: [guardPublish(), guardFiles(), ...beforeChange, stampContent(systemClock)],
  beforeDelete: [guardDelete()],
  beforeOperation: [draftsOnly()],
  beforeValidate: [fillSlug()],
})

/** The steps of the review: `POST /api/<collection>/:id/<action>`, and what is shown beside them. */
export const contentEndpoints = (): Endpoint[] => [...reviewEndpoints(systemClock), ...panelEndpoints(systemClock)]

/** Drafts with 50 versions a document kept. */
export const draftVersions: CollectionConfig['versions'] = { drafts: { validate: false }, maxPerDoc: 50 }

/** The steps of the review stand where Payload has its own button to publish; there is no other way on the portal, nor off it. */
export const reviewComponents: NonNullable<CollectionConfig['admin']>['components'] = {
  edit: { PublishButton: '/admin/ReviewActions#ReviewActions', UnpublishButton: '/admin/NoUnpublish#NoUnpublish' },
}
