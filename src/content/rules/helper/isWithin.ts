import type { ContentElement } from '../../model/contentNode.ts'

/** True when one of the elements is of these tags. */
export const isWithin = (ancestors: readonly ContentElement[], tags: ReadonlySet<string>): boolean => ancestors.some(({ tag }) => tags.has(tag))
