import { createLocalReq, type Payload } from 'payload'

import type { ContentOpsSettings } from '../../src/plugin.options.ts'
import { recheckDocuments } from '../../src/store/recheckDocuments.ts'
import type { Task } from '../task.ts'

/** Checks all stored content once a day, also against earlier articles; a run that was cut short is simply run again. */
export const recheckContent = (payload: Payload, settings: ContentOpsSettings): Task => ({
  exclusive: () => 'recheckContent',
  handler: async ({ advanced, now, signal }) => recheckDocuments({ advanced, now: now(), req: await createLocalReq({}, payload), settings, signal }),
  name: 'recheckContent',
  timeoutMs: 2 * 60 * 60_000,
})
