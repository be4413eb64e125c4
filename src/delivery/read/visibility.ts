import type { Filter, Document } from 'mongodb'

import type { PublicSlug } from '../documents.ts'

/** How a collection decides what the public may read. */
type Visibility = 'content' | 'published' | 'score' | 'standing'

const VISIBILITY: Record<PublicSlug, Visibility> = {
  applications: 'standing',
  attachments: 'content',
  centers: 'standing',
  columns: 'standing',
  evaluationSchemes: 'standing',
  evaluationScores: 'score',
  faqs: 'published',
  feeWaiverPolicies: 'published',
  media: 'standing',
  news: 'published',
  pages: 'published',
  supervisedSites: 'standing',
}

/** Whether documents of this collection are published one by one, with a date that may lie ahead. */
export const hasPublication = (slug: PublicSlug): boolean => VISIBILITY[slug] === 'published'

/** The part of visibility that does not depend on the time. Also matches published documents whose date lies ahead. */
export const approvedFilter = (): Filter<Document> => ({ _status: 'published', deletedAt: null, reviewState: { $ne: 'withdrawn' } })

/** The one condition under which a document is public at `now`. Every read of delivery carries it. */
export const visibleFilter = (slug: PublicSlug, now: Date): Filter<Document> => {
  switch (VISIBILITY[slug]) {
    case 'content':
      // Evidence for scores lies in the same collection.
      return { deletedAt: null, purpose: { $ne: 'evidence' } }
    case 'published':
      return { ...approvedFilter(), publishedAt: { $lte: now } }
    case 'score':
      return { current: true, deletedAt: null, state: 'published' }
    case 'standing':
      return { deletedAt: null }
  }
}

/** `visibleFilter` narrowed by `where`; alternatives are narrowed one by one, so that each can use an index of its own. */
export const narrow = (visible: Filter<Document>, where: Filter<Document>): Filter<Document> => {
  const { $or: alternatives, ...rest } = where
  if (alternatives && Object.keys(rest).length === 0) return { $or: alternatives.map((alternative) => ({ $and: [visible, alternative] })) }
  return { $and: [visible, where] }
}

/**
 * `visibleFilter` of reviewed collections as a difference: what the index {column, _status, publishedAt} can count alone,
 * less the few published ones that are in the trash or withdrawn.
 */
export const countedFilters = (now: Date): { exceptions: Filter<Document>; most: Filter<Document> } => {
  const most = { _status: 'published', publishedAt: { $lte: now } }
  return { exceptions: { ...most, $or: [{ deletedAt: { $gt: new Date(0) } }, { reviewState: 'withdrawn' }] }, most }
}
