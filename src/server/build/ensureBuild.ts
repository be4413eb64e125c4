import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { UserError } from '../../shared/errors.ts'
import { runProgram } from '../mongo/runProgram.ts'
import { PROJECT_ROOT } from '../projectRoot.ts'
import type { Report } from '../report.ts'
import { buildStamp } from './buildStamp.ts'

const BUILD_MS = 900_000

export type BuildOptions = {
  /** Folder of the build inside the project. */
  buildDir: string
  environment: NodeJS.ProcessEnv
  report: Report
  signal: AbortSignal
}

/** Builds the admin when its sources changed since the last build. Throws a UserError (`STATE_INVALID`) when the build fails. */
export const ensureBuild = async ({ buildDir, environment, report, signal }: BuildOptions): Promise<void> => {
  const stampFile = path.join(PROJECT_ROOT, buildDir, 'pco-build-stamp')
  const stamp = buildStamp(PROJECT_ROOT)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  report('正在构建后台界面（约一分钟，只在首次启动或源码改变后进行）……')
  const next = path.join(PROJECT_ROOT, 'node_modules/next/dist/bin/next')
  const result = await runProgram(process.execPath, [next, 'build', PROJECT_ROOT], {
    environment: { ...environment, NEXT_TELEMETRY_DISABLED: '1' },
    signal,
    timeoutMs: BUILD_MS,
  })
  if (!result.ok) throw new UserError('STATE_INVALID', `后台界面构建失败：${result.reason}`)
  writeFileSync(stampFile, stamp)
}
