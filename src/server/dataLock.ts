import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { UserError } from '../shared/errors.ts'
import { isAlive, startTicks } from './processIdentity.ts'

export type DataLock = { release: () => void }
type Holder = { pid: number; ticks: string | null }

const readHolder = (file: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    // Absent, or cut off by a power failure: nobody holds it.
    return null
  }
}

/** Id of the live process that holds the data folder, or null. A lock left behind by a killed process does not count. */
export const lockHolder = (dataDir: string): number | null => {
  const holder = readHolder(path.join(dataDir, 'lock'))
  if (!holder || !isAlive(holder.pid)) return null
  return holder.ticks === startTicks(holder.pid) ? holder.pid : null
}

/**
 * Takes the data folder for this process. Throws a UserError (`STATE_INVALID`) that names the other process when a live
 * one holds it. A hard link makes the taking atomic; mongod's own lock is the second line.
 */
export const takeDataLock = (dataDir: string): DataLock => {
  const file = path.join(dataDir, 'lock')
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, ticks: startTicks(process.pid) }))
  try {
    if (lockHolder(dataDir) === null) rmSync(file, { force: true })
    linkSync(own, file)
  } catch (thrown) {
    const pid = lockHolder(dataDir)
    throw new UserError(
      'STATE_INVALID',
      `数据文件夹 ${dataDir} 正由另一个实例使用（进程 ${pid ?? '未知'}），本次未启动，也没有改动任何数据。\n请先停止那个实例，或用 DATA_DIR 与各端口变量另起一套。`,
      { cause: thrown },
    )
  } finally {
    rmSync(own, { force: true })
  }
  return { release: () => rmSync(file, { force: true }) }
}
