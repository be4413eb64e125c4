import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { PatrolReport } from '../links/report.ts'
import { writeCsv } from '../links/writers/writeCsv.ts'
import { writeHtml } from '../links/writers/writeHtml.ts'
import { writeJson } from '../links/writers/writeJson.ts'
import { writeJunit } from '../links/writers/writeJunit.ts'

export const FORMATS = ['html', 'json', 'csv', 'junit'] as const

export type Format = (typeof FORMATS)[number]

const WRITERS: Record<Format, (report: PatrolReport) => Iterable<string>> = {
  html: writeHtml, json: writeJson, csv: writeCsv, junit: writeJunit,
}

/** Writes a report as a stream to a file or to standard output. */
export async function writeReport(format: Format, report: PatrolReport, to: string | NodeJS.WriteStream): Promise<void> {
  const text = Readable.from(WRITERS[format](report))
  if (typeof to === 'string') await pipeline(text, createWriteStream(to))
  else await pipeline(text, to, { end: false })
}
