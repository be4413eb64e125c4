import type { Payload } from 'payload'

import type { ContentOpsSettings } from '../../src/plugin.options.ts'
import { checkedDocuments } from '../../src/store/checkedDocuments.ts'
import { openJobStore } from '../jobStore.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

type Host = { payload: Payload; settings: ContentOpsSettings }

/** Documents of a part: half a minute's work, so that workers share evenly and a killed one loses little. */
const PART = 250

/** Hands all stored content out in parts for any number of workers (`contentShard`) once a day. A run cut short hands out the same parts again, each done once. */
export const recheckContent = ({ db }: TaskContext, { payload, settings }: Host): Task => ({
  exclusive: () => 'recheckContent',
  handler: async ({ advanced, key, now, signal }) => {
    const { add } = openJobStore({ clock: now, db, worker: key })
    const counts = { documents: 0, parts: 0 }
    for await (const { collection, ids } of checkedDocuments(payload, settings, PART)) {
      signal.throwIfAborted()
      await add('contentShard', { key: `contentShard:${key}:${collection}:${ids[0]}`, values: { collection, ids, run: key } })
      counts.documents += ids.length
      counts.parts += 1
      await advanced()
    }
    return counts
  },
  name: 'recheckContent',
})
