import { readFile } from 'node:fs/promises'

import { z } from 'zod'

import { type PatrolReport, VERDICTS } from '../links/report.ts'
import { ensureError, UserError } from '../shared/errors.ts'

const time = z.iso.datetime()
const verdict = z.enum(VERDICTS)
const link = z.looseObject({ reason: z.string(), since: time, url: z.string(), verdict })
const byVerdict = z.record(verdict, z.number())

/** What a comparison reads of a report; the rest is taken as it is. */
const EarlierReport = z.looseObject({
  comparison: z.looseObject({ open: z.array(link), unknown: z.array(link) }).optional(),
  finishedAt: time,
  site: z.string(),
  startedAt: time,
  summary: z.looseObject({ byVerdict }),
  targets: z.array(z.looseObject({ places: z.array(z.looseObject({ page: z.string() })), reason: z.string(), url: z.string(), verdict })),
  trend: z.array(z.looseObject({ at: time, byVerdict })).optional(),
  version: z.literal(1),
})

const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (thrown) {
    const isMissing = 'code' in ensureError(thrown)
    throw new UserError('INPUT_INVALID', isMissing ? `读不到用于比较的报告“${file}”：请确认路径。` : `用于比较的“${file}”不是 JSON 文件：请给出先前用 --format json 写出的报告。`, { cause: thrown })
  }
}

/**
 * The JSON report of an earlier run, to compare a run of `url` with.
 * @throws UserError INPUT_INVALID where it cannot be read, is no report of a patrol, or is one of another site
 */
export const readEarlierReport = async (file: string, url: string): Promise<PatrolReport> => {
  const read = EarlierReport.safeParse(await readJson(file))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new UserError('INPUT_INVALID', `“${file}”不是巡检报告（版本 1）：${issue?.path.join('.') || '开头'} 处不符。请给出先前用 --format json 写出的 report.json。`)
  }
  const site = URL.parse(url)
  if (site && URL.parse(read.data.site)?.host !== site.host) {
    throw new UserError('INPUT_INVALID', `“${file}”是 ${read.data.site} 的报告，不能与 ${url} 的巡检比较：请选同一网站的报告。`)
  }
  return read.data as unknown as PatrolReport
}
