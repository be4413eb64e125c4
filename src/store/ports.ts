import type { FindingPlace, SeenPlace } from '../findings/mergePlaces.ts'
import type { FindingState, KnownFinding, Severity, Standing, Verdict } from '../findings/types.ts'

/** One result of a link, from the check that first had it: `at` that check, `run` its run. */
export type TargetCheck = { at: Date; reason: string; run: string; status: null | number; title?: string; verdict: Verdict }

/** What is kept about a link; at most the last 20 different results in `history`, oldest first. */
export type TargetValues = Standing & {
  checkedAt: Date
  /** Run that checked it last. */
  checkedIn: string
  /** Checks in a row with the newest result. */
  checks: number
  /** Of the newest result without times: an equal one needs no writing. */
  digest: string
  finalUrl: null | string
  history: TargetCheck[]
  hops: readonly unknown[]
  host: null | string
  internal: boolean
  message: string
  ms: number
  nextCheckAt: Date | null
  places: number
  /** Of the places on pages as they are stored; null where they are not known to be those of one run. */
  placesDigest: null | string
  reason: string
  /** Patrol that met it last; null where none does any more. */
  seenIn: null | string
  status: null | number
  suggestion: string
  verdict: Verdict
}

/** What a decision needs of a stored link. One that was registered on save and never checked has no verdict. */
export type KnownTarget = Pick<TargetValues, 'checks' | 'history' | 'places' | 'placesDigest'> & Standing & {
  checkedIn: null | string
  digest: null | string
  url: string
  verdict: null | Verdict
}

export type TargetWrite = { url: string; values: Partial<TargetValues> }

/** A link whose check gave what the last one gave. */
export type TargetTouch = { checks: number; nextCheckAt: Date | null; url: string }

/** A place on a page, with the link that stands there. */
export type PagePlace = SeenPlace & { url: string }

export type PlacesOfLink = { inDocuments: boolean; places: FindingPlace[]; total: number }

/** Links and the places they stand at. Every method takes and gives bounded lists; callers work in batches. */
export type LinkStore = {
  /** URLs to check again, the longest due first. Links that stand nowhere any more are taken off the schedule on the way. */
  due: (before: Date, limit: number) => Promise<string[]>
  /** Removes the places on these pages of all links but `seen`: what a run that read the pages did not find there. */
  dropPlacesOnPages: (pages: readonly string[], seen: ReadonlySet<string>) => Promise<void>
  /** Removes the places on pages of links that patrols met before and this one, which saw the whole site, did not. */
  dropUnseen: (run: string, now: Date) => Promise<void>
  knownTargets: (urls: readonly string[]) => Promise<ReadonlyMap<string, KnownTarget>>
  /** Leaves all links of a host alone until then, whatever they were due for. */
  postponeHost: (host: string, until: Date) => Promise<void>
  /** Up to `limit` places of each URL, those in documents first. URLs without a place are absent. */
  placesOf: (urls: readonly string[], limit: number) => Promise<ReadonlyMap<string, PlacesOfLink>>
  /**
   * Brings the places on pages of these URLs to those given, writing only the difference; places on pages other than `pages`
   * stay. May be repeated.
   */
  replacePagePlaces: (input: { now: Date; pages: 'all' | ReadonlySet<string>; places: readonly PagePlace[]; urls: readonly string[] }) => Promise<void>
  saveTargets: (writes: readonly TargetWrite[], now: Date) => Promise<void>
  /** Notes that links were checked and are as they were. */
  touchTargets: (touches: readonly TargetTouch[], at: { now: Date; run: string; seen: boolean }) => Promise<void>
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
