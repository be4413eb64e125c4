import type { KnownFinding } from '../findings/types.ts'
import type { FindingStore, FindingValues } from './ports.ts'

type MemoryFinding = Partial<FindingValues> & { acceptedUntil?: Date | null; firstSeenAt: Date }

export type MemoryFindings = FindingStore & { finding: (fingerprint: string) => MemoryFinding | undefined }

const toKnown = (fingerprint: string, { acceptedUntil, rule, state, url, verdict }: MemoryFinding): KnownFinding => ({
  acceptedUntil: acceptedUntil ?? null,
  fingerprint,
  reason: rule ?? '',
  state: state ?? 'open',
  url: url ?? '',
  verdict: verdict ?? 'ok',
})

const UNSETTLED: ReadonlySet<string> = new Set(['accepted', 'open', 'reopened'])

/** Findings kept in this process only: for tests and for use without a database. */
export const memoryFindings = (): MemoryFindings => {
  const rows = new Map<string, MemoryFinding>()
  const all = (): KnownFinding[] => [...rows].map(([fingerprint, row]) => toKnown(fingerprint, row))
  return {
    finding: (fingerprint) => rows.get(fingerprint),
    knownFindings: async (urls) => all().filter(({ url }) => urls.includes(url)),
    saveFindings: async (writes, now) => {
      for (const { create, fingerprint, values } of writes) {
        const row = rows.get(fingerprint)
        if (row || create) rows.set(fingerprint, { firstSeenAt: now, ...row, ...values })
      }
    },
    unsettled: async (after, limit) => {
      const sorted = all().filter(({ state }) => UNSETTLED.has(state)).sort((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1))
      const rest = sorted.filter(({ fingerprint }) => after === null || fingerprint > after)
      return { findings: rest.slice(0, limit), next: rest.length > limit ? (rest[limit - 1]?.fingerprint ?? null) : null }
    },
  }
}
