import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { TASK_NAMES } from '../../src/shared/taskNames.ts'
import { label, type OpsParts, shownDate, shownJson, shownNumber, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** One row per run of a durable task. */
export const JobRuns = (parts: OpsParts): CollectionConfig =>
  systemCollection(parts, {
    columns: ['task', 'state', 'startedAt', 'finishedAt', 'attempts'],
    fields: [
      shownSelect('task', label('任务', 'Task'), { ...TASK_NAMES }),
      shownText('key', label('时段标识', 'Slot key'), { index: true, required: true, unique: true }),
      shownSelect('state', label('状态', 'State'), { running: label('进行中', 'Running'), succeeded: label('成功', 'Succeeded'), failed: label('失败', 'Failed') }),
      shownDate('startedAt', label('开始', 'Started at'), { index: true }),
      shownDate('finishedAt', label('结束', 'Finished at')),
      shownNumber('attempts', label('尝试次数', 'Attempts')),
      shownJson('counts', label('统计', 'Counts')),
      shownText('error', label('错误', 'Error')),
      shownText('worker', label('执行者', 'Worker')),
    ],
    labels: { plural: label('任务记录', 'Job runs'), singular: label('任务记录', 'Job run') },
    slug: OPS_SLUGS.jobRuns,
    title: 'task',
  })
