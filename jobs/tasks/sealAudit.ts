import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { sealAuditLog } from '../../src/store/auditLog.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** Chains the audit entries written since the last time, in calls of a bounded size. */
export const sealAudit = ({ db }: TaskContext): Task => ({
  exclusive: () => 'sealAudit',
  handler: async ({ signal }) => {
    let sealed = 0
    for (;;) {
      const batch = await sealAuditLog(db.collection(OPS_SLUGS.auditLog))
      sealed += batch
      if (batch === 0) return { sealed }
      signal.throwIfAborted()
    }
  },
  name: 'sealAudit',
})
