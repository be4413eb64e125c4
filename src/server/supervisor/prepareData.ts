import { MongoServerError, type Db } from 'mongodb'

import type { Env } from '../../shared/env.ts'
import { UserError } from '../../shared/errors.ts'
import type { Report } from '../report.ts'
import { startChild } from './childProcess.ts'

export type PrepareOptions = {
  db: Db
  environment: NodeJS.ProcessEnv
  /** The embedded server of this very start: only there is the database ours to empty. */
  owned: boolean
  report: Report
  seed: Env['SEED']
}

type Installation = { _id: string; seed: Env['SEED']; state: 'done' | 'running' }

const DUPLICATE = 11_000

const runPrepare = (environment: NodeJS.ProcessEnv, report: Report): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = startChild('prepare', environment)
    child.events.on('line', report)
    child.events.on('exit', (code, fatal) => {
      if (code === 0) resolve()
      else reject(new UserError('STATE_INVALID', `首次启动时写入初始数据失败：${fatal ?? `退出码 ${code}`}`))
    })
  })

const halfDone = (name: string): UserError =>
  new UserError(
    'STATE_INVALID',
    `数据库 ${name} 的初始化没有完成（另一台机器正在进行，或上次被中断），未启动，也没有改动它。\n请稍后再试；如确系中断且其中没有要保留的数据，请清空该数据库，或让 DATABASE_URI 指向一个空库。`,
  )

const mark = async (db: Db, seed: Env['SEED']): Promise<void> => {
  try {
    await db.collection<Installation>('installation').insertOne({ _id: 'seed', seed, state: 'running' })
  } catch (thrown) {
    if (thrown instanceof MongoServerError && thrown.code === DUPLICATE) throw halfDone(db.databaseName)
    throw thrown
  }
}

/**
 * Fills an empty installation before anything listens and tells whether it holds the demonstration. A first start that
 * was cut off is begun anew in the embedded database, where nobody can have saved anything yet; a database given by
 * DATABASE_URI is never emptied. Throws a UserError (`STATE_INVALID`) when the data cannot be prepared.
 */
export const prepareData = async ({ db, environment, owned, report, seed }: PrepareOptions): Promise<{ demo: boolean }> => {
  const installation = db.collection<Installation>('installation')
  const kept = await installation.findOne({ _id: 'seed' })
  if (kept?.state === 'done') return { demo: kept.seed === 'demo' }
  if (kept && !owned) throw halfDone(db.databaseName)
  if (kept) await db.dropDatabase()
  else if ((await db.collection('users').estimatedDocumentCount()) > 0) return { demo: false }
  report('首次启动：正在建立账号与初始数据……')
  await mark(db, seed)
  await runPrepare(environment, report)
  await installation.updateOne({ _id: 'seed' }, { $set: { state: 'done' } })
  return { demo: seed === 'demo' }
}
