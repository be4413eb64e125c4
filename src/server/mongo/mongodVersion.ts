import { runProgram } from './runProgram.ts'

export type VersionResult = { ok: true; version: string } | { ok: false; reason: string }

/** Asks a mongod binary for its version, e.g. `6.0.5`. Not ok when it cannot run on this machine. */
export const mongodVersion = async (binary: string): Promise<VersionResult> => {
  const result = await runProgram(binary, ['--version'], { timeoutMs: 20_000 })
  if (!result.ok) return result
  const version = /db version v(\d+\.\d+\.\d+)/.exec(result.output)?.[1]
  return version ? { ok: true, version } : { ok: false, reason: '它没有报出 MongoDB 的版本号' }
}

/** `6.0` of `6.0.5`. Versions of one series read each other's data files; other series may not. */
export const mongodSeries = (version: string): string => version.split('.').slice(0, 2).join('.')
