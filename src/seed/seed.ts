import type { BasePayload } from 'payload'

import { type Clock, systemClock } from '../shared/clock.ts'
import type { Env } from '../shared/env.ts'
import { createRandom } from './random.ts'
import { seedAccounts } from './seedAccounts.ts'
import { seedAdministrator } from './seedAdministrator.ts'
import { seedAttachments } from './seedAttachments.ts'
import type { Log, SeedContext } from './seedContext.ts'
import { seedColumns, seedFaqs, seedMedia, seedNews } from './seedContent.ts'
import { seedHistory } from './seedHistory.ts'
import { seedPorts } from './seedPorts.ts'
import { seedApplications, seedHolidays } from './seedRegisters.ts'
import { seedReviews } from './seedReviews.ts'
import { seedCenters, seedScores } from './seedTrade.ts'

export type SeedOptions = { clock?: Clock; env: Env; log: Log; payload: BasePayload }

/** Fills an empty installation with demonstration data, every document marked `demo`. Does nothing once accounts exist; who starts it sees to a run that was cut off. */
export const seed = async ({ clock = systemClock, env, log, payload }: SeedOptions): Promise<void> => {
  if ((await payload.count({ collection: 'users' })).totalDocs > 0) return
  const context: SeedContext = { clock, env, outside: `http://127.0.0.1:${env.OUTSIDE_PORT}`, payload, random: createRandom(20_260_101) }
  log('正在写入演示数据：账号、栏目、图片、文章……')
  await seedAdministrator({ env, log, payload })
  const centers = await seedCenters(context)
  const people = await seedAccounts(context, { center: centers[0] ?? '', log })
  const columns = await seedColumns(context, people)
  await seedNews(context, columns, { attachments: await seedAttachments(context), pictures: await seedMedia(context) })
  await seedReviews(context, { columns, people })
  await seedFaqs(context)
  log('正在写入演示数据：应用目录、考核得分、口岸……')
  await seedApplications(context)
  await seedHolidays(context)
  await seedScores(context, centers)
  await seedPorts(context)
  log('正在写入演示数据：过去的月度发布量和每日检查结论……')
  await seedHistory(context)
}
