import { portalUrl } from '../../src/shared/env.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** Longer than the inspection waits, so that a slow answer is told from none. */
const GIVE_UP_MS = 30_000
const SLOW_MS = 15_000

type Probe = { error: string | null; ms: number; ok: boolean; status: number | null }

/** One visit of the home page, read to its end. A failure to open is a result. */
export const probe = async (url: string): Promise<Probe> => {
  const started = performance.now()
  const passed = (): number => Math.round(performance.now() - started)
  try {
    const answer = await fetch(url, { headers: { 'user-agent': 'PortalContentOps probe' }, signal: AbortSignal.timeout(GIVE_UP_MS) })
    await answer.arrayBuffer()
    const ms = passed()
    return { error: null, ms, ok: answer.ok && ms < SLOW_MS, status: answer.status }
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown), ms: passed(), ok: false, status: null }
  }
}

/** Visits the home page and remembers how it went. */
export const probePortal = ({ db, env }: TaskContext): Task => ({
  handler: async ({ effect, key, now }) => {
    const at = now()
    const found = await probe(`${portalUrl(env)}/`)
    await effect(key, async (session) => {
      await db.collection(OPS_SLUGS.probes).insertOne({ ...found, at, createdAt: at, updatedAt: at }, { session })
    })
    return { failed: found.ok ? 0 : 1, ms: found.ms }
  },
  maxAttempts: 1,
  name: 'probePortal',
  timeoutMs: GIVE_UP_MS * 2,
})
