import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export const FORMATS = ['html', 'json', 'csv', 'junit'] as const

export type Format = (typeof FORMATS)[number]

/** How each format of a report is written, piece by piece. */
export type Writers<Report, Name extends string = Format> = Readonly<Record<Name, (report: Report) => AsyncIterable<Uint8Array> | Iterable<string>>>

type Output<Report, Name extends string> = {
  defaultFolder: string
  formats: readonly Name[] | undefined
  out: string | undefined
  report: Report
  writers: Writers<Report, Name>
}

const write = async (pieces: AsyncIterable<Uint8Array> | Iterable<string>, to: string | NodeJS.WriteStream): Promise<void> => {
  const text = Readable.from(pieces)
  if (typeof to === 'string') await pipeline(text, createWriteStream(to))
  else await pipeline(text, to, { end: false })
}

/**
 * Writes a report as the person asked: files `report.{html,json,csv,xml,xlsx}` in a folder, or one format to standard output where only
 * one and no folder was named. Says on standard error where the files are.
 */
export const writeReports = async <Report, Name extends string>({ defaultFolder, formats, out, report, writers }: Output<Report, 'html' | 'json' | Name>): Promise<void> => {
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
