import { Readable } from 'node:stream'

import { ObjectId } from 'mongodb'
import type { PayloadRequest } from 'payload'

import { breakdown, type Breakdown } from '../src/links/analysis/breakdown.ts'
import type { ComparedLink, PatrolReport, RunComparison, TrendPoint } from '../src/links/report.ts'
import { writeCsv } from '../src/links/writers/writeCsv.ts'
import { writeHtml } from '../src/links/writers/writeHtml.ts'
import { writeJson } from '../src/links/writers/writeJson.ts'
import { writeJunit } from '../src/links/writers/writeJunit.ts'
import { writeXlsx } from '../src/links/writers/writeXlsx.edge.ts'
import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { UserError } from '../src/shared/errors.ts'
import type { Change } from '../src/shared/report/changeNames.ts'
import { shanghaiDateTime } from '../src/shared/shanghai.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { databaseOf, mongoCollection } from '../src/store/mongo.ts'
import { readPatrolReport } from '../src/store/patrolReports.ts'

const FORMATS = {
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8', write: writeCsv },
  html: { ending: 'html', type: 'text/html; charset=utf-8', write: writeHtml },
  json: { ending: 'json', type: 'application/json', write: writeJson },
  junit: { ending: 'xml', type: 'application/xml', write: writeJunit },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
} as const

/** Links and rows the view of a run shows; the files have all. */
const MOST_LINKS = 200
const MOST_ROWS = 50

/** What the view of a run shows beside its figures; `counts` and `lists` are null where there was no patrol before. */
export type PatrolOverview = Pick<Breakdown, 'byOwner' | 'byReason' | 'bySection'> & {
  counts: null | Record<Change, number>
  earlier: null | RunComparison['earlier']
  lists: null | Record<Change, readonly ComparedLink[]>
  trend: readonly TrendPoint[]
}

export type ReportFile = { body: ReadableStream; name: string; type: string }

/** What people read of a patrol that is over. Refusals are UserErrors. */
export type PatrolReportActions = {
  file: (req: PayloadRequest, run: string, format: unknown) => Promise<ReportFile>
  overview: (req: PayloadRequest, run: string) => Promise<PatrolOverview>
}

const requireFormat = (format: unknown): keyof typeof FORMATS => {
  if (typeof format === 'string' && Object.hasOwn(FORMATS, format)) return format as keyof typeof FORMATS
  throw new UserError('INPUT_INVALID', '格式应为 html、xlsx、csv、json 或 junit (no such format)。')
}

const requireReport = async (req: PayloadRequest, run: string, extent: 'all' | 'problems'): Promise<PatrolReport> => {
  const row = ObjectId.isValid(run) ? await mongoCollection(req.payload, OPS_SLUGS.patrolRuns).findOne({ _id: new ObjectId(run) }, { projection: { state: 1 } }) : null
  if (!row) throw new UserError('NOT_FOUND', '没有这次巡检，可能已被清理；请刷新列表 (no such patrol)。')
  const report = await readPatrolReport(databaseOf(req.payload), run, extent)
  if (report) return report
  const isOver = row['state'] === 'finished'
  throw new UserError('NOT_FOUND', isOver ? '这次巡检的报告已经清理：只保留最近 40 次的报告 (report no longer kept)。' : '这次巡检还没有报告：巡检完成后才会生成 (no report yet)。')
}

const perChange = <Value>(valueOf: (change: Change) => Value): Record<Change, Value> => ({ gone: valueOf('gone'), new: valueOf('new'), open: valueOf('open'), unknown: valueOf('unknown') })

const fileName = ({ startedAt }: PatrolReport, ending: string): string => `patrol-${shanghaiDateTime(new Date(startedAt)).replace(/\D/g, '')}.${ending}`

/** The kept reports of patrols, grouped by the host's sections as they are answered for today. */
export const patrolReportActions = (settings: ContentOpsSettings): PatrolReportActions => {
  const load = async (req: PayloadRequest, run: string, extent: 'all' | 'problems'): Promise<PatrolReport> => {
    const report = await requireReport(req, run, extent)
    const sections = await settings.sections({ req })
    return sections.length > 0 ? { ...report, sections } : report
  }
  return {
    file: async (req, run, wanted) => {
      const { ending, type, write } = FORMATS[requireFormat(wanted)]
      const report = await load(req, run, 'all')
      return { body: Readable.toWeb(Readable.from(write(report)).map((piece: string | Uint8Array) => Buffer.from(piece as string))) as ReadableStream, name: fileName(report, ending), type }
    },
    overview: async (req, run) => {
      const report = await load(req, run, 'problems')
      const { byOwner, byReason, bySection } = breakdown(report)
      const { comparison, trend = [] } = report
      return {
        byOwner: report.sections ? byOwner.slice(0, MOST_ROWS) : [], byReason: byReason.slice(0, MOST_ROWS), bySection: bySection.slice(0, MOST_ROWS),
        counts: comparison ? perChange((change) => comparison[change].length) : null, earlier: comparison?.earlier ?? null,
        lists: comparison ? perChange((change) => comparison[change].slice(0, MOST_LINKS)) : null, trend,
      }
    },
  }
}
