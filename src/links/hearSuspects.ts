import { hostPort } from './addressGuard.ts'
import type { Asker } from './asker.ts'
import type { HostGate } from './hostGate.ts'
import type { CrawlState } from './resume/crawlState.ts'
import { keepOpinions, noteAsking, type Opinion, recallOpinion } from './resume/opinions.ts'
import type { OpinionAnswer } from './secondOpinion.edge.ts'
import type { Suspect } from './trace.ts'

export type HearingDeps = {
  ask: (suspects: readonly Suspect[]) => Promise<OpinionAnswer>
  asker: Pick<Asker, 'timesAsked'>
  gate: Pick<HostGate, 'isResting' | 'rest'>
  /** Null: nothing is remembered beyond the run. */
  state: CrawlState | null
  signal: AbortSignal
}

type Heard = Opinion & Suspect

/** Requests for one URL in a run, those of the second opinion included (DESIGN §6). */
const MAX_REQUESTS = 4

const urlsOf = ({ outcome, url }: Suspect): string[] => [...new Set([url, ...outcome.hops.map((hop) => hop.url)])]

async function mayBeAsked(suspect: Heard, { asker, gate }: HearingDeps): Promise<boolean> {
  if (suspect.isFine !== null) return false
  for (const url of urlsOf(suspect)) {
    if (asker.timesAsked(url) + suspect.asked >= MAX_REQUESTS || (await gate.isResting(hostPort(new URL(url))))) return false
  }
  return true
}

/**
 * The suspects a second opinion finds fine. No host is asked that wants to be left alone, no URL a fifth time; what was said before
 * this run was cut short stands.
 */
export async function hearSuspects(suspects: readonly Suspect[], deps: HearingDeps): Promise<ReadonlySet<string>> {
  const { ask, gate, signal, state } = deps
  const known: Heard[] = await Promise.all(suspects.map(async (suspect) => ({ ...suspect, ...(await recallOpinion(state, suspect.url)) })))
  const open: Heard[] = []
  for (const suspect of known) if (await mayBeAsked(suspect, deps)) open.push(suspect)
  if (state && open.length > 0) await noteAsking(state, open)
  const { fine, rests } = open.length > 0 ? await ask(open) : { fine: [], rests: [] }
  for (const [host, ms] of rests) await gate.rest(host, ms)
  if (state && !signal.aborted) await keepOpinions(state, open.map(({ url }) => url), new Set(fine))
  return new Set([...fine, ...known.filter(({ isFine }) => isFine).map(({ url }) => url)])
}
