import { isOpenState } from './openState.ts'
import type { KnownFinding, LinkOutcome } from './types.ts'

/** A link of this run with what is wrong with it; `problem` false where nothing is. */
export type SeenLink = LinkOutcome & { problem: boolean }

/** What happens to one finding. `keep` updates facts and places and leaves the state alone. */
export type FindingChange = { fingerprint: string; kind: 'close' | 'keep' | 'open' | 'reopen'; url: string; wasOpen: boolean }

export type DiffInput = {
  /** The run saw the site to its end, so that a link it did not meet and that stands nowhere is gone. */
  coversAll: boolean
  now: Date
  previous: readonly KnownFinding[]
  seen: readonly SeenLink[]
  /** Links that the run did not meet and that still stand somewhere: in a document, or on a page that could not be read. */
  stillPlaced: ReadonlySet<string>
}

/** One finding per URL whatever the number of places; the place is no part of its identity. */
export const linkFingerprint = (url: string): string => `link:${url}`

const isOpen = ({ state }: KnownFinding): boolean => isOpenState(state)

const isOverdue = ({ acceptedUntil }: KnownFinding, now: Date): boolean => acceptedUntil !== null && acceptedUntil <= now

const kindOfKnown = (link: SeenLink, known: KnownFinding, now: Date): 'keep' | 'reopen' => {
  const changed = known.verdict !== link.verdict || known.reason !== link.reason
  switch (known.state) {
    case 'open':
    case 'reopened':
      return 'keep'
    case 'fixed':
      return 'reopen'
    case 'falseAlarm':
      return changed ? 'reopen' : 'keep'
    case 'accepted':
      return changed || isOverdue(known, now) ? 'reopen' : 'keep'
  }
}

const kindOf = (link: SeenLink, known: KnownFinding | undefined, now: Date): FindingChange['kind'] | null => {
  if (link.verdict === 'skipped') return null
  if (link.problem) return known ? kindOfKnown(link, known, now) : 'open'
  return known && (isOpen(known) || known.state === 'accepted') ? 'close' : null
}

const vanished = ({ coversAll, previous, stillPlaced }: DiffInput, seen: ReadonlySet<string>): FindingChange[] =>
  coversAll
    ? previous
        .filter((known) => (isOpen(known) || known.state === 'accepted') && !seen.has(known.url) && !stillPlaced.has(known.url))
        .map((known) => ({ fingerprint: known.fingerprint, kind: 'close', url: known.url, wasOpen: isOpen(known) }))
    : []

/**
 * Compares what is known with what a run saw. Accepted findings return when verdict or reason change or their time is over;
 * false alarms when verdict or reason change. A skipped link opens and closes nothing, and a run that did not cover the site
 * closes nothing of what it did not see.
 */
export const diffFindings = (input: DiffInput): FindingChange[] => {
  const known = new Map(input.previous.map((finding) => [finding.url, finding]))
  const changes = input.seen.flatMap((link): FindingChange[] => {
    const finding = known.get(link.url)
    const kind = kindOf(link, finding, input.now)
    return kind ? [{ fingerprint: finding?.fingerprint ?? linkFingerprint(link.url), kind, url: link.url, wasOpen: finding ? isOpen(finding) : false }] : []
  })
  return [...changes, ...vanished(input, new Set(input.seen.map(({ url }) => url)))]
}
