/** What the patrol thinks of a link; the table of DESIGN §6. */
export type Verdict = 'blocked' | 'broken' | 'danger' | 'ok' | 'redirected' | 'skipped' | 'suspicious'

export type FindingState = 'accepted' | 'falseAlarm' | 'fixed' | 'open' | 'reopened'

export type Severity = 'danger' | 'error' | 'hint' | 'warning'

/** What one run says about one link. `url` is absolute and carries its fragment. */
export type LinkOutcome = { internal: boolean; reason: string; url: string; verdict: Verdict }

/** How long a link has been failing. `failures` counts failing checks in a row. */
export type Standing = { confirmed: boolean; failingSince: Date | null; failures: number }

/** A stored finding, as far as a decision needs it. */
export type KnownFinding = {
  acceptedUntil: Date | null
  fingerprint: string
  reason: string
  state: FindingState
  url: string
  verdict: Verdict
}
