import type { FindingPlace, SeenPlace } from '../findings/mergePlaces.ts'
import type { FindingState, KnownFinding, Severity, Standing, Verdict } from '../findings/types.ts'

/** One past check of a link. */
export type TargetCheck = { at: Date; reason: string; run: string; status: null | number; verdict: Verdict }

/** What is kept about a link; at most the last 20 checks in `history`, oldest first. */
export type TargetValues = Standing & {
  checkedAt: Date
  finalUrl: null | string
  history: TargetCheck[]
  hops: readonly unknown[]
  host: null | string
  internal: boolean
  message: string
  ms: number
  nextCheckAt: Date | null
  places: number
  reason: string
  status: null | number
  suggestion: string
  verdict: Verdict
}

/** What a decision needs of a stored link. One that was registered on save and never checked has no verdict. */
export type KnownTarget = Standing & { history: TargetCheck[]; places: number; url: string; verdict: null | Verdict }

export type TargetWrite = { url: string; values: Partial<TargetValues> }

/** A place on a page, with the link that stands there. */
export type PagePlace = SeenPlace & { url: string }

export type PlacesOfLink = { inDocuments: boolean; places: FindingPlace[]; total: number }

/** Links and the places they stand at. Every method takes and gives bounded lists; callers work in batches. */
export type LinkStore = {
  addPagePlaces: (run: string, places: readonly PagePlace[], now: Date) => Promise<void>
  /** Removes the places on pages that other runs wrote: of the whole site, or of these pages only. */
  dropOlderPagePlaces: (run: string, pages: 'all' | readonly string[]) => Promise<void>
  /** Removes what this run wrote so far, so that a run taken up again writes nothing twice. */
  dropPagePlaces: (run: string) => Promise<void>
  /** URLs to check again, the longest due first. Links that stand nowhere any more are taken off the schedule on the way. */
  due: (before: Date, limit: number) => Promise<string[]>
  knownTargets: (urls: readonly string[]) => Promise<ReadonlyMap<string, KnownTarget>>
  /** Up to `limit` places of each URL, those in documents first. URLs without a place are absent. */
  placesOf: (urls: readonly string[], limit: number) => Promise<ReadonlyMap<string, PlacesOfLink>>
  saveTargets: (writes: readonly TargetWrite[], now: Date) => Promise<void>
}

export type FindingValues = {
  document: { relationTo: string; value: string } | null
  /** All documents among the places, as `collection:id`. */
  documentKeys: string[]
  evidence: Record<string, unknown>
  field: null | string
  fixedAt: Date | null
  lastSeenAt: Date
  message: string
  nodePath: null | string
  places: FindingPlace[]
  placesTotal: number
  rule: string
  run: string
  severity: Severity
  state: FindingState
  suggestion: string
  title: string
  url: string
  verdict: Verdict
}

/** `create`: a new row is written where none has the fingerprint. */
export type FindingWrite = { create: boolean; fingerprint: string; values: Partial<FindingValues> }

/** Findings about links. */
export type FindingStore = {
  knownFindings: (urls: readonly string[]) => Promise<KnownFinding[]>
  saveFindings: (writes: readonly FindingWrite[], now: Date) => Promise<void>
  /** Open and accepted findings in a fixed order, after the one with this cursor; `next` is null on the last page. */
  unsettled: (after: null | string, limit: number) => Promise<{ findings: KnownFinding[]; next: null | string }>
}

export type OpsStore = { findings: FindingStore; links: LinkStore }
