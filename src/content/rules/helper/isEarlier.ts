import type { EarlierDocument } from '../../copies/earlierIndex.ts'
import type { ContentDocument } from '../../model/contentDocument.ts'
import { dayOf } from './dayOf.ts'

/** Earlier by day; on the same day, or where a date is unknown, by name, so that of two documents only one is told to be the later. */
export const isEarlier = (other: EarlierDocument, { meta, path }: ContentDocument): boolean => {
  const otherDay = other.publishedAt === null ? null : dayOf(other.publishedAt)
  const day = meta.publishedAt === null ? null : dayOf(meta.publishedAt)
  return otherDay !== null && day !== null && otherDay !== day ? otherDay < day : other.path < path
}
