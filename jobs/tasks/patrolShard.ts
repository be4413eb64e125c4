import { patrolScope } from '../patrolScope.ts'
import { shardCollection } from '../patrolShards.ts'
import { openPatrolState } from '../patrolState.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'
import type { CheckTargets } from './recheckDueLinks.ts'

const AT_ONCE = 4

/**
 * Asks for the links of one shard of a patrol (other hosts, each wholly in one shard) and keeps the answers where the patrol reads
 * them. A shard that was cut short is gone on with from the answers it got.
 */
export const patrolShard = ({ db, env }: TaskContext, checkTargets: CheckTargets): Task => ({
  concurrency: AT_ONCE,
  handler: async (job) => {
    const shard = await shardCollection(db).findOne({ _id: String(job.data['shard']) })
    if (!shard) return { checked: 0 }
    const scope = patrolScope(env)
    const { memory, rests, signal, state } = await openPatrolState(db, { job, run: shard.run, site: scope.url })
    const targets = await checkTargets(shard.urls, { ...scope, history: memory.history, onPage: memory.onPage, rests, secondOpinion: false, signal, state })
    await state.flush()
    await memory.flush()
    signal.throwIfAborted()
    return { checked: targets.length }
  },
  maxAttempts: 10,
  name: 'patrolShard',
  timeoutMs: 2 * 60 * 60_000,
})
