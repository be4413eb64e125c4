import type { Db } from 'mongodb'
import { createLocalReq, type Payload } from 'payload'

import type { EarlierIndex } from '../../src/content/copies/earlierIndex.ts'
import type { ContentOpsSettings } from '../../src/plugin.options.ts'
import { keepLatest } from '../../src/shared/keepLatest.ts'
import { earlierDocuments } from '../../src/store/earlierDocuments.ts'
import type { recheckDocuments, UncheckedDocument } from '../../src/store/recheckDocuments.ts'
import { closeIncidents, openIncident } from '../incident.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** Longer than the pause between two parts of one run, shorter than anybody minds the memory. */
const KEPT_MS = 2 * 60_000

type Host = { payload: Payload; settings: ContentOpsSettings }
type Part = { collection: string; ids: readonly string[]; now: Date }

const incidentKey = (collection: string, id: string): string => `contentShard:${collection}:${id}`

const tellUnchecked = async (db: Db, { collection, ids, now }: Part, unchecked: readonly UncheckedDocument[]): Promise<void> => {
  const failed = new Set(unchecked.map(({ id }) => id))
  await closeIncidents(db, ids.filter((id) => !failed.has(id)).map((id) => incidentKey(collection, id)), now)
  for (const { error, id, title } of unchecked) {
    await openIncident(db, {
      detail: `集合 ${collection} 的文档“${title}”（${id}）复查时出错，原有的问题保持不变，其他文档不受影响。请打开文档检查正文结构；仍不行时请把本条交给技术人员。错误：${error}`,
      key: incidentKey(collection, id),
      kind: 'content',
      now,
      severity: 'warning',
      source: 'contentShard',
      title: `无法检查：${title}`,
    })
  }
}

/** Checks one part of all stored content, also against earlier articles, which the parts of a run share in each worker. */
export const contentShard = ({ db }: TaskContext, { payload, settings }: Host, recheck: typeof recheckDocuments): Task => {
  const kept = keepLatest<EarlierIndex>(KEPT_MS)
  return {
    handler: async ({ advanced, data, now, signal }) => {
      const [collection, ids] = [String(data['collection']), (data['ids'] as readonly unknown[]).map(String)]
      const req = await createLocalReq({}, payload)
      const part = { collection, ids, now: now() }
      const earlier = await kept(String(data['run']), () => earlierDocuments({ now: part.now, req, settings, signal }))
      const { unchecked, ...counts } = await recheck({ ...part, advanced, earlier, req, settings, signal })
      await tellUnchecked(db, part, unchecked)
      return { ...counts, unchecked: unchecked.length }
    },
    name: 'contentShard',
  }
}
