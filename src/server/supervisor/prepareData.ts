import type { Db } from 'mongodb'

import { UserError } from '../../shared/errors.ts'
import type { Report } from '../report.ts'
import { startChild } from './childProcess.ts'
import { roleEntry } from './startRole.ts'

type Installation = { _id: string; state: 'done' | 'running' }

const runPrepare = (environment: NodeJS.ProcessEnv, report: Report): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = startChild(roleEntry('prepare'), environment)
    child.events.on('line', report)
    child.events.on('exit', (code, fatal) => {
      if (code === 0) resolve()
      else reject(new UserError('STATE_INVALID', `首次启动时写入初始数据失败：${fatal ?? `退出码 ${code}`}`))
    })
  })

/**
 * Fills an empty installation before anything listens. A first start that was cut off is begun anew: nobody can have
 * saved anything in it. Throws a UserError (`STATE_INVALID`) when seeding fails.
 */
export const prepareData = async (db: Db, environment: NodeJS.ProcessEnv, report: Report): Promise<void> => {
  const installation = db.collection<Installation>('installation')
  const mark = await installation.findOne({ _id: 'seed' })
  if (mark?.state === 'done') return
  if (mark) await db.dropDatabase()
  else if ((await db.collection('users').estimatedDocumentCount()) > 0) return
  report('首次启动：正在建立账号与初始数据……')
  await installation.insertOne({ _id: 'seed', state: 'running' })
  await runPrepare(environment, report)
  await installation.updateOne({ _id: 'seed' }, { $set: { state: 'done' } })
}
