/** What the patrol thinks of a link; the table of DESIGN §6, worst first. */
export const VERDICTS = ['danger', 'broken', 'blocked', 'suspicious', 'redirected', 'skipped', 'ok'] as const

export type Verdict = (typeof VERDICTS)[number]

/** Reason codes with the verdict each of them belongs to (`http-4xx`/`http-5xx` carry the status: `http-404`). */
export type Reason =
  | 'scheme' | 'robots' | 'external' | 'limit' | 'no-network'
  | 'parked' | 'hijacked' | 'lexicon' | 'drift'
  | 'url-malformed' | 'dns' | 'connect' | 'reset' | 'timeout' | 'tls' | `http-${number}`
  | 'truncated' | 'endless' | 'empty-file' | 'type-mismatch' | 'fragment-missing'
  | 'redirect-broken' | 'redirect-loop' | 'redirect-too-long' | 'redirect-no-location' | 'redirect-bad-location'
  | 'address-forbidden'
  | 'auth' | 'forbidden' | 'rate-limited' | 'bot-wall'
  | 'soft-404' | 'blank' | 'hidden-link'
  | 'redirect-to-home' | 'redirect-cross-site' | 'redirect-downgrade' | 'redirect-long'
  | 'permanent' | 'temporary' | 'chain'
  | 'ok'

/** One request of a trace. `status` is null where no answer came; `location` is the header as sent, `target` as resolved. */
export type Hop = {
  url: string
  status: number | null
  ms: number
  location?: string
  target?: string
  via?: 'location' | 'refresh' | 'meta'
}

/** Where a link stands: the page that carries it, and the place on that page (1-based, null where it has none). */
export type Place = {
  page: string
  line: number | null
  column: number | null
  element: string
  attribute: string
  text: string
}

/** One distinct target (URL with its fragment) and everything known about it after a run. */
export type TargetReport = {
  url: string
  finalUrl: string | null
  verdict: Verdict
  reason: Reason
  confirmed: boolean
  status: number | null
  hops: Hop[]
  places: Place[]
  placesTotal: number
  message: string
  suggestion: string
  /** Milliseconds of the whole trace. */
  ms: number
  internal: boolean
  /** Remarks that are no verdict: slow answer, expiring certificate, wrong Content-Type. */
  hints: string[]
  /** Until when the host asked to be left alone (ISO 8601, UTC); absent where it did not. */
  retryAt?: string
  /** Facts behind the verdict, each a short Chinese line. */
  evidence: string[]
}

/** A limit that stopped part of the work: which, where, and how many URLs were left out. */
export type CutOff = { limit: 'pages' | 'depth' | 'pattern' | 'queue' | 'time' | 'bytes' | 'interrupted'; at: string; skipped: number }

export type Summary = { pages: number; targets: number; places: number; byVerdict: Record<Verdict, number> }

/** Report of one run, version 1; the JSON of DESIGN §6. Times are ISO 8601 in UTC. */
export type PatrolReport = {
  version: 1
  site: string
  startedAt: string
  finishedAt: string
  complete: boolean
  cutOff: CutOff[]
  summary: Summary
  /** Things about the run as a whole, such as a machine without internet. */
  incidents: string[]
  targets: TargetReport[]
  /** What became of the problems of an earlier run, where one was given. */
  comparison?: RunComparison
  /** Figures of the runs so far, this one last. */
  trend?: readonly TrendPoint[]
  /** Parts of the site with those who answer for them, where they are known. */
  sections?: readonly Section[]
}

/** One problem in a comparison. `since`: start of the first run in a row that knew it (ISO 8601, UTC); `was`: how the earlier run judged it, where that differs. */
export type ComparedLink = { reason: Reason; since: string; url: string; verdict: Verdict; was?: { reason: Reason; verdict: Verdict } }

/**
 * What became of the problems between two runs, each list worst first and then by URL. `gone`: seen to be over, or its places are no more;
 * `unknown`: the later run could not tell, because it was cut short or the page was down.
 */
export type RunComparison = {
  earlier: { finishedAt: string; startedAt: string }
  gone: readonly ComparedLink[]
  new: readonly ComparedLink[]
  open: readonly ComparedLink[]
  unknown: readonly ComparedLink[]
}

/** A part of the site: every page whose path begins with `path`. `owners` are names of people. */
export type Section = { owners: readonly string[]; path: string; title: string }

/** Verdicts of one run of a series, by the time it began (ISO 8601, UTC). */
export type TrendPoint = { at: string; byVerdict: Record<Verdict, number> }

/**
 * Counts verdicts over all targets of a run.
 * @param targets finished targets; `pages` is counted by the crawler
 */
export function summarise(targets: readonly TargetReport[], pages: number): Summary {
  const byVerdict: Record<Verdict, number> = { danger: 0, broken: 0, blocked: 0, suspicious: 0, redirected: 0, skipped: 0, ok: 0 }
  let places = 0
  for (const target of targets) {
    byVerdict[target.verdict] += 1
    places += target.placesTotal
  }
  return { pages, targets: targets.length, places, byVerdict }
}
