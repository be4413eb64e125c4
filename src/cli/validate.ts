import { type CheckedFiles, checkFiles } from '../content/checkFiles.edge.ts'
import type { ContentReport, ReportSummary } from '../content/report/contentReport.ts'
import { summarise } from '../content/report/summarise.ts'
import { writeCsv } from '../content/writers/writeCsv.ts'
import { writeHtml } from '../content/writers/writeHtml.ts'
import { writeJson } from '../content/writers/writeJson.ts'
import { writeJunit } from '../content/writers/writeJunit.ts'
import { runWithDatabase } from '../server/backup/runWithDatabase.ts'
import { systemClock } from '../shared/clock.ts'
import { ensureError, UserError } from '../shared/errors.ts'
import { checkDatabase } from './checkDatabase.ts'
import { writeReports, type Writers } from './reportFormats.ts'
import { stopOnSignals } from './stopOnSignals.ts'
import { writeNormalised } from './writeNormalised.ts'
import { type FailOn, readValidateSettings, VALIDATE_USAGE, type ValidateSettings } from './validateSettings.ts'

const WRITERS: Writers<ContentReport> = { csv: writeCsv, html: writeHtml, json: writeJson, junit: writeJunit }

/** How often progress is told, in files. */
const PROGRESS_EVERY = 100

const progress = (done: number, total: number): void => {
  if (done % PROGRESS_EVERY === 0 || done === total) process.stderr.write(`已检查 ${done}/${total}\n`)
}

const ownHostsOf = (settings: ValidateSettings): ReadonlySet<string> => new Set(settings['own-host']?.map((host) => host.toLowerCase()))

/** Null where the database could not be reached; why has been said. */
const checkStoredDocuments = async (settings: ValidateSettings, signal: AbortSignal): Promise<CheckedFiles | null> => {
  const results: CheckedFiles[] = []
  await runWithDatabase({
    role: 'worker',
    tell: (line) => process.stderr.write(`${line}\n`),
    use: async (client, env) => {
      results.push(await checkDatabase({ db: client.db(), env, now: systemClock(), onProgress: progress, ownHosts: ownHostsOf(settings), signal }))
    },
  })
  return results[0] ?? null
}

const check = (settings: ValidateSettings, signal: AbortSignal): Promise<CheckedFiles | null> =>
  (settings.database ? checkStoredDocuments(settings, signal) : checkFiles({ now: systemClock(), onProgress: progress, ownHosts: ownHostsOf(settings), paths: settings.paths, signal }))

const FAILING: Readonly<Record<FailOn, readonly (keyof ReportSummary)[]>> = {
  error: ['error'], hint: ['error', 'warning', 'hint'], never: [], warning: ['error', 'warning'],
}

const exitCode = ({ complete, summary }: ContentReport, failOn: FailOn): number => {
  if (!complete) return 130
  return FAILING[failOn].some((severity) => summary[severity] > 0) ? 1 : 0
}

const summaryLine = ({ attachments, clean, documents, error, hint, skipped, warning }: ReportSummary): string =>
  `文档 ${documents}，附件 ${attachments}，无问题 ${clean}，未检查 ${skipped}\n错误 ${error}，警告 ${warning}，提示 ${hint}\n`

const main = async (args: string[]): Promise<number> => {
  const settings = await readValidateSettings(args)
  if (!settings) {
    process.stdout.write(VALIDATE_USAGE)
    return 0
  }
  if (settings.normalise && settings.out) await writeNormalised(settings.paths, settings.out)
  const startedAt = systemClock().toISOString()
  const checked = await check(settings, stopOnSignals().signal)
  if (!checked) return 2
  const report: ContentReport = { ...checked, finishedAt: systemClock().toISOString(), startedAt, summary: summarise(checked.documents, checked.skipped.length), version: 1 }
  await writeReports({ defaultFolder: 'validate-report', formats: settings.format, out: settings.out, report, writers: WRITERS })
  process.stderr.write(summaryLine(report.summary))
  return exitCode(report, settings['fail-on'] ?? 'error')
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (thrown: unknown) => {
    const error = ensureError(thrown)
    process.stderr.write(`${error instanceof UserError ? error.message : `检查无法进行：${error.message}`}\n`)
    process.exitCode = 2
  },
)
