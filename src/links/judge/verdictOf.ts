import type { Reason, Verdict } from '../report.ts'

/** Reasons that carry no status in their name. */
export type FixedReason = Exclude<Reason, `http-${number}`>

const VERDICT_OF: Record<FixedReason, Verdict> = {
  scheme: 'skipped', robots: 'skipped', external: 'skipped', limit: 'skipped', 'no-network': 'skipped',
  parked: 'danger', hijacked: 'danger', lexicon: 'danger', drift: 'danger',
  'url-malformed': 'broken', dns: 'broken', connect: 'broken', reset: 'broken', timeout: 'broken', tls: 'broken',
  truncated: 'broken', endless: 'broken', 'empty-file': 'broken', 'type-mismatch': 'broken', 'fragment-missing': 'broken',
  'redirect-broken': 'broken', 'redirect-loop': 'broken', 'redirect-too-long': 'broken', 'redirect-no-location': 'broken',
  'redirect-bad-location': 'broken', 'address-forbidden': 'broken',
  auth: 'blocked', forbidden: 'blocked', 'rate-limited': 'blocked', 'bot-wall': 'blocked',
  'soft-404': 'suspicious', blank: 'suspicious', 'hidden-link': 'suspicious', 'redirect-to-home': 'suspicious',
  'redirect-cross-site': 'suspicious', 'redirect-downgrade': 'suspicious', 'redirect-long': 'suspicious',
  permanent: 'redirected', temporary: 'redirected', chain: 'redirected',
  ok: 'ok',
}

/** True for every reason but `http-<status>`. */
export const isFixedReason = (reason: Reason): reason is FixedReason => reason in VERDICT_OF

/** The verdict a reason belongs to (DESIGN §6). */
export const verdictOf = (reason: Reason): Verdict => (isFixedReason(reason) ? VERDICT_OF[reason] : 'broken')
