import type { Hop, Reason, Verdict } from './report.ts'

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Why a body is not whole: fewer bytes than declared, connection reset, deadline passed, over the byte limit, not decompressible. */
export type BodyCut = 'truncated' | 'reset' | 'endless' | 'too-large' | 'decode'

/** The final answer of a trace. */
export type TraceAnswer = {
  kind: 'answer'
  hops: Hop[]
  finalUrl: string
  status: number
  headers: AnswerHeaders
  /** First bytes of the decompressed body (at most `BODY_HEAD_BYTES`), enough to sniff its type. */
  bodyHead: Uint8Array
  /** Last bytes of the decompressed body, at most 1 kB: where formats keep their end marks. */
  bodyTail: Uint8Array
  /** Decompressed bytes read. */
  bodyBytes: number
  /** Content-Length as declared, null where absent or no number. */
  declaredLength: number | null
  complete: boolean
  cut: BodyCut | null
  /** Set for HTML and plain-text pages: the visible text, bounded. */
  text?: string
  title?: string
  /** Set for HTML pages: every id and anchor name. */
  ids?: ReadonlySet<string>
  /** Set for HTML pages: whether images, frames or scripts may show something that text does not. */
  hasContent?: boolean
  /** Set where scripts draw the page: its ids are not known from its source. */
  isShell?: boolean
  /** Milliseconds of the whole trace. */
  ms: number
  /** When the certificate of the final host ends, epoch milliseconds; absent for plain HTTP. */
  tlsExpiresAt?: number
}

export const FAILURE_CODES = [
  'dns', 'dns-temporary', 'connect', 'reset', 'timeout', 'tls', 'protocol', 'address-forbidden', 'url-malformed', 'rate-limited',
  'redirect-loop', 'redirect-too-long', 'redirect-no-location', 'redirect-bad-location',
] as const

export type FailureCode = (typeof FAILURE_CODES)[number]

/** A trace without a final answer. `detail` is the technical cause (error code, header as sent) for the evidence. */
export type TraceFailure = { kind: 'failure'; hops: Hop[]; code: FailureCode; detail: string; ms: number }

export type SkipReason = 'scheme' | 'robots' | 'external' | 'limit' | 'no-network'

/** Not asked, or not asked to the end (a redirect into a place robots.txt closes). */
export type TraceSkipped = { kind: 'skipped'; hops: Hop[]; reason: SkipReason; detail: string; ms: number }

export type TraceOutcome = TraceAnswer | TraceFailure | TraceSkipped

export const BODY_HEAD_BYTES = 8192

/** What the final host answers to a random path, to recognise its soft 404s; null where not asked. */
export type RandomPathAnswer = { status: number; title: string; text: string } | null

/** What is remembered of a page that was fine, to recognise it later: its address, title and the beginning of its text. */
export type PageMemory = { finalUrl: string; title: string; text: string }

export type ClassifyInput = {
  /** The link as resolved, with its fragment. */
  url: string
  outcome: TraceOutcome
  internal: boolean
  /** `host:port` entries that belong to the site (start host and `--internal`). */
  siteHosts: ReadonlySet<string>
  /** Home page of the site. */
  homeUrl: string
  context: {
    randomPath: RandomPathAnswer
    /** Fragment of the link present on the final page; null where there is none to check. */
    fragmentFound: boolean | null
    /** A place hides this link from readers. */
    hidden: boolean
    /** epoch milliseconds, for certificate expiry */
    now: number
    /** Form target: need not answer GET, so 405 and its like are fine. */
    post: boolean
    /** The page as an earlier run saw it, to recognise that topic and owner changed; absent without history. */
    history?: PageMemory
  }
}

/** The verdict of one link with everything a reader needs to believe and mend it; texts in Chinese. */
export type Classified = {
  verdict: Verdict
  reason: Reason
  message: string
  suggestion: string
  evidence: string[]
  hints: string[]
}

/** Pure: judges one outcome by the table of DESIGN §6. */
export type Classify = (input: ClassifyInput) => Classified

/** A target that looked broken, handed to an independent implementation that may only acquit. */
export type Suspect = { url: string; outcome: TraceOutcome }
