import type { ObjectId } from 'mongodb'

/** Documents as Payload stores them: ids and relationships are ObjectIds, dates are BSON dates. Only fields that delivery may read. */
type Base = { _id: ObjectId; createdAt: Date; demo?: boolean; updatedAt: Date }

type Publishable = Base & {
  firstPublishedAt?: Date | null
  publishedAt: Date
  slug: string
  title: string
}

export type ColumnDocument = Base & {
  class?: string
  columnType?: string
  description?: string
  display?: { pageSize?: number; template?: string; terminals?: string[]; visibleFrom?: Date | null; visibleTo?: Date | null }
  keywords?: string[]
  order?: number
  parent?: ObjectId | null
  path: string
  slug: string
  title: string
}

export type NewsDocument = Publishable & {
  alsoIn?: ObjectId[]
  attachments?: ObjectId[]
  author?: string
  body?: unknown
  column: ObjectId
  cover?: ObjectId | null
  keywords?: string[]
  source?: { name?: string; url?: string }
  sticky?: boolean
  summary?: string
  terminals?: string[]
}

export type PageDocument = Publishable & { body?: unknown; column: ObjectId; keywords?: string[]; summary?: string }

export type FaqDocument = Publishable & { answer?: unknown; applications?: ObjectId[]; category?: string }

export type PolicyDocument = Publishable & {
  attachments?: ObjectId[]
  body?: unknown
  cargoKinds?: string[]
  documentNumber?: string
  effectiveFrom: Date
  effectiveTo?: Date | null
  exclusions?: string[] | string
  feeKinds?: string[]
  issuer?: string
  legalBasis?: string
  payer?: string
  places?: ObjectId[]
  summary?: string
  supersedes?: ObjectId | null
}

export type ApplicationDocument = Base & {
  category: string
  description?: string
  entryUrl?: string
  key: string
  list: 'central' | 'local'
  name: string
  order?: number
  owner?: string
  seq: number
  status?: string
}

export type CenterDocument = Base & {
  address?: string
  contact?: string
  name: string
  order?: number
  phone?: string
  region?: string
  serviceWindow?: string
  slug: string
  status?: string
}

export type ScoreDocument = Base & {
  adjustments?: { points?: number; reason?: string }[]
  center: ObjectId
  period: string
  publishedAt?: Date
  rank?: number
  revision?: number
  scheme: ObjectId
  total?: number
  values?: { indicator: string; points?: number; raw?: number }[]
}

export type SchemeDocument = Base & { indicators?: { key: string; name: string; unit?: string; weight?: number }[]; name: string; version: number }

export type SiteDocument = Base & { address?: string; city?: string; code: string; kind?: string; name: string; status?: string }

type ImageSize = { filename?: string | null; height?: number | null; mimeType?: string | null; width?: number | null }

export type MediaDocument = Base & {
  alt?: string
  caption?: string
  filename: string
  filesize?: number
  height?: number
  mimeType?: string
  sizes?: Record<string, ImageSize | undefined>
  width?: number
}

export type AttachmentDocument = Base & { filename: string; filesize?: number; mimeType?: string; title?: string }

/** Which collection holds which documents. */
export type Documents = {
  applications: ApplicationDocument
  attachments: AttachmentDocument
  centers: CenterDocument
  columns: ColumnDocument
  evaluationSchemes: SchemeDocument
  evaluationScores: ScoreDocument
  faqs: FaqDocument
  feeWaiverPolicies: PolicyDocument
  media: MediaDocument
  news: NewsDocument
  pages: PageDocument
  supervisedSites: SiteDocument
}

export type PublicSlug = keyof Documents
