import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export const FORMATS = ['html', 'json', 'csv', 'junit'] as const

export type Format = (typeof FORMATS)[number]

/** How each format of a report is written, piece by piece. */
export type Writers<Report> = Readonly<Record<Format, (report: Report) => Iterable<string>>>

type Output<Report> = { defaultFolder: string; formats: readonly Format[] | undefined; out: string | undefined; report: Report; writers: Writers<Report> }

const write = async (pieces: Iterable<string>, to: string | NodeJS.WriteStream): Promise<void> => {
  const text = Readable.from(pieces)
  if (typeof to === 'string') await pipeline(text, createWriteStream(to))
  else await pipeline(text, to, { end: false })
}

/**
 * Writes a report as the person asked: files `report.{html,json,csv,xml}` in a folder, or one format to standard output where only
 * one and no folder was named. Says on standard error where the files are.
 */
export const writeReports = async <Report>({ defaultFolder, formats, out, report, writers }: Output<Report>): Promise<void> => {
  const [first] = formats ?? []
  if (!out && first && formats?.length === 1) return write(writers[first](report), process.stdout)
  const folder = out ?? defaultFolder
  await mkdir(folder, { recursive: true })
  for (const format of formats ?? ['html', 'json'] as const) {
    const file = path.join(folder, `report.${format === 'junit' ? 'xml' : format}`)
    await write(writers[format](report), file)
    process.stderr.write(`报告：${file}\n`)
  }
}
