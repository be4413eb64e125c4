import type { PatrolOptions } from '../../src/links/patrolOptions.ts'
import type { TargetReport } from '../../src/links/report.ts'
import { applyPatrolReport } from '../../src/store/applyPatrolReport.ts'
import { mongoOpsStore } from '../../src/store/opsStore.ts'
import { type PatrolScope, patrolScope } from '../patrolScope.ts'
import { openSharedMemory } from '../patrolState.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

export type CheckTargetsOptions = PatrolScope & Pick<PatrolOptions, 'history' | 'onPage' | 'rests' | 'secondOpinion' | 'state'> & { signal: AbortSignal }

export type CheckTargets = (urls: readonly string[], options: CheckTargetsOptions) => Promise<TargetReport[]>

const BATCH = 200
const MOST_BATCHES = 25

/** Asks again for the links that are due, a batch at a time; what is left when the round is full comes with the next one. */
export const recheckDueLinks = ({ db, env }: TaskContext, checkTargets: CheckTargets): Task => ({
  exclusive: () => 'recheckDueLinks',
  handler: async (job) => {
    const { key, now } = job
    const store = mongoOpsStore(db)
    const { memory, rests, signal } = await openSharedMemory(db, job)
    const counts = { checked: 0, fixed: 0, opened: 0, reopened: 0 }
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const urls = await store.links.due(now(), BATCH)
      if (urls.length === 0) break
      const targets = await checkTargets(urls, { ...patrolScope(env), history: memory.history, onPage: memory.onPage, rests, signal })
      await memory.flush()
      signal.throwIfAborted()
      const applied = await applyPatrolReport({ now: now(), report: { complete: false, targets }, run: { id: key, kind: 'due' }, store })
      counts.checked += targets.length
      counts.fixed += applied.fixed
      counts.opened += applied.opened
      counts.reopened += applied.reopened
    }
    return counts
  },
  name: 'recheckDueLinks',
})
