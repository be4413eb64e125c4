import { existsSync } from 'node:fs'

import type { Variables } from '../../shared/env.ts'
import { UserError } from '../../shared/errors.ts'
import type { Report } from '../report.ts'
import { cacheSource } from './mongodCache.ts'
import { pathSource } from './mongodOnPath.ts'
import type { MongodSource } from './mongodSource.ts'
import { mongodSeries, mongodVersion } from './mongodVersion.ts'
import { officialSource } from './officialDownload.ts'
import { packageSource } from './packageDownload.ts'

export type Mongod = { binary: string; version: string }
export type FindMongodOptions = {
  report: Report
  /** Version that wrote the data at hand; a mongod of another series is passed over. */
  storedVersion?: string
  variables: Variables
}

type Tried = { ok: true; mongod: Mongod } | { ok: false; reason: string | null }

const tryBinary = async (binary: string, storedVersion: string | undefined): Promise<Tried> => {
  const result = await mongodVersion(binary)
  if (!result.ok) return { ok: false, reason: `${binary} 无法运行：${result.reason}` }
  if (storedVersion && mongodSeries(result.version) !== mongodSeries(storedVersion)) {
    return { ok: false, reason: `${binary} 是 ${result.version} 版，而数据由 ${storedVersion} 版写成，不能混用` }
  }
  return { mongod: { binary, version: result.version }, ok: true }
}

const trySource = async (source: MongodSource, options: FindMongodOptions): Promise<Tried> => {
  const found = await source.find(options.report)
  if (found.kind === 'absent') return { ok: false, reason: null }
  return found.kind === 'failed' ? { ok: false, reason: found.reason } : tryBinary(found.binary, options.storedVersion)
}

const named = async (binary: string, storedVersion: string | undefined): Promise<Mongod> => {
  const tried = existsSync(binary) ? await tryBinary(binary, storedVersion) : { ok: false as const, reason: `${binary} 不存在` }
  if (tried.ok) return tried.mongod
  throw new UserError('DATABASE_UNAVAILABLE', `MONGOD_BINARY 指定的 mongod 用不了：${tried.reason}。请改正该变量，或去掉它让程序自行寻找。`)
}

const nothingFound = (reasons: readonly string[]): UserError =>
  new UserError(
    'DATABASE_UNAVAILABLE',
    [
      '找不到可用的 MongoDB（mongod），未启动。已依次尝试：',
      ...reasons.map((reason) => `  - ${reason}`),
      '请任选一种办法：安装 MongoDB 6.0 并让 mongod 在 PATH 上；或用 MONGOD_BINARY 指出它的路径；',
      '或用 DATABASE_URI 指向已有的 MongoDB 副本集（连接串须带 replicaSet=）。',
    ].join('\n'),
  )

/**
 * Finds a mongod that runs here: `MONGOD_BINARY`, PATH, the user's cache, the official download, the Python package, in
 * this order, each attempt reported. Throws a UserError (`DATABASE_UNAVAILABLE`) that lists the attempts when none works.
 */
export const findMongod = async (options: FindMongodOptions): Promise<Mongod> => {
  const { report, storedVersion, variables } = options
  if (variables['MONGOD_BINARY']) return named(variables['MONGOD_BINARY'], storedVersion)
  const reasons: string[] = []
  for (const source of [pathSource(variables), cacheSource(variables), officialSource(variables), packageSource(variables)]) {
    const tried = await trySource(source, options)
    if (tried.ok) {
      report(`数据库程序：${source.name} mongod ${tried.mongod.version}`)
      return tried.mongod
    }
    if (tried.reason) report(`  ${source.name}：${tried.reason}`)
    reasons.push(`${source.name}：${tried.reason ?? '没有'}`)
  }
  throw nothingFound(reasons)
}
