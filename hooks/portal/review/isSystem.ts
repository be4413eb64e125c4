import type { PayloadRequest } from 'payload'

import { CONTEXT_FLAGS, hasFlag } from '../../../src/shared/context.ts'

/** Whether the system itself writes: seeding and jobs without a person, or a review step that was already decided. */
export const isSystem = (req: PayloadRequest): boolean =>
  hasFlag(req.context, CONTEXT_FLAGS.reviewTransition) || (!req.user && req.payloadAPI === 'local')
