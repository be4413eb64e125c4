import type { FieldChange } from './fieldChanges.ts'

/** What a text is compared with: what stands on the portal, or what reviewers saw the last time. */
export type Base = 'published' | 'reviewed'

/** `at`: when that state was saved, an ISO instant; null where there is no such state. */
export type ChangesView = { at: null | string; changes: FieldChange[] }
