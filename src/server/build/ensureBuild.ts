import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { UserError } from '../../shared/errors.ts'
import { runProgram } from '../mongo/runProgram.ts'
import { PROJECT_ROOT } from '../projectRoot.ts'
import type { Report } from '../report.ts'
import { buildStamp } from './buildStamp.ts'

const BUILD_MS = 900_000
const MAP_MS = 120_000

export type BuildOptions = {
  /** Folder of the build inside the project. */
  buildDir: string
  environment: NodeJS.ProcessEnv
  report: Report
  signal: AbortSignal
}

const runStep = async (args: readonly string[], { environment, signal }: BuildOptions, timeoutMs: number): Promise<void> => {
  const result = await runProgram(process.execPath, args, { environment: { ...environment, NEXT_TELEMETRY_DISABLED: '1' }, signal, timeoutMs })
  if (!result.ok) throw new UserError('STATE_INVALID', `后台界面构建失败：${result.reason}`)
}

const packageFile = (file: string): string => path.join(PROJECT_ROOT, 'node_modules', file)

/**
 * Builds the admin, with the map of its components, when its sources changed since the last build. Throws a UserError
 * (`STATE_INVALID`) when the build fails.
 */
export const ensureBuild = async (options: BuildOptions): Promise<void> => {
  const stampFile = path.join(PROJECT_ROOT, options.buildDir, 'pco-build-stamp')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === buildStamp(PROJECT_ROOT)) return
  options.report('正在构建后台界面（约一分钟，只在首次启动或源码改变后进行）……')
  await runStep([packageFile('payload/bin.js'), 'generate:importmap'], options, MAP_MS)
  const stamp = buildStamp(PROJECT_ROOT)
  await runStep([packageFile('next/dist/bin/next'), 'build', PROJECT_ROOT], options, BUILD_MS)
  writeFileSync(stampFile, stamp)
}
