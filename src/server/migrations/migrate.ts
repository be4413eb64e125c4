import { MongoServerError, type Db } from 'mongodb'

import { UserError } from '../../shared/errors.ts'
import type { Report } from '../report.ts'
import type { Migration } from './migrations.ts'

type Applied = { _id: string; finishedAt: Date | null; startedAt: Date }

export type MigrateOptions = { db: Db; migrations: readonly Migration[]; now: () => Date; report: Report }

const appliedIn = (db: Db) => db.collection<Applied>('releases')

const refuseNewer = (applied: readonly Applied[], known: ReadonlySet<string>): void => {
  const newer = applied.find(({ _id }) => !known.has(_id))
  if (!newer) return
  throw new UserError('STATE_INVALID', `数据由更新的版本写成（迁移 ${newer._id}），本版本不认识，未启动，也没有改动数据。请使用更新的版本，或恢复旧版本时的备份。`)
}

const cutOff = (id: string): UserError =>
  new UserError('STATE_INVALID', `数据迁移 ${id} 正由另一台机器进行，或上次被中断，未启动。请稍后再试；如确系中断，请从升级前的备份恢复。`)

const DUPLICATE = 11_000

const begin = async (db: Db, id: string, now: Date): Promise<void> => {
  try {
    await appliedIn(db).insertOne({ _id: id, finishedAt: null, startedAt: now })
  } catch (thrown) {
    throw thrown instanceof MongoServerError && thrown.code === DUPLICATE ? cutOff(id) : thrown
  }
}

/**
 * Brings stored data up to this release: each migration once, in order, recorded in `releases`. The record's unique id
 * keeps two machines from running the same one. Throws a UserError (`STATE_INVALID`) when the data is of a newer release
 * or a migration was cut off.
 */
export const migrate = async ({ db, migrations, now, report }: MigrateOptions): Promise<void> => {
  const applied = await appliedIn(db).find().sort({ _id: 1 }).toArray()
  refuseNewer(applied, new Set(migrations.map(({ id }) => id)))
  const cut = applied.find(({ finishedAt }) => finishedAt === null)
  if (cut) throw cutOff(cut._id)
  const done = new Set(applied.map(({ _id }) => _id))
  for (const { describe, id, up } of migrations.filter((migration) => !done.has(migration.id))) {
    await begin(db, id, now())
    report(`正在迁移数据（${id}：${describe}）……`)
    await up(db)
    await appliedIn(db).updateOne({ _id: id }, { $set: { finishedAt: now() } })
  }
}
