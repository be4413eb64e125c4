import type { Endpoint, PayloadRequest } from 'payload'

import type { PatrolReportActions } from '../../../hooks/patrolReportActions.ts'
import type { OpsParts } from '../opsParts.ts'
import { readerEndpoint } from './readerEndpoint.ts'

const idOf = (req: PayloadRequest): string => String(req.routeParams?.['id'] ?? '')

/** Crawled words in a file of ours: never guessed at, never framed, and run by no browser. */
const SAFE = { 'Cache-Control': 'private, no-store', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox", 'X-Content-Type-Options': 'nosniff' }

/** `GET /api/patrolRuns/:id/report?format=html|xlsx|csv|json|junit` and `…/overview`, for those who may read patrols. */
export const patrolReports = (parts: OpsParts, actions: PatrolReportActions): Endpoint[] => [
  readerEndpoint(parts, {
    answer: async (req) => {
      const { body, name, type } = await actions.file(req, idOf(req), req.query['format'] ?? 'html')
      return new Response(body, { headers: { ...SAFE, 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Type': type } })
    },
    path: '/:id/report', what: '巡检报告',
  }),
  readerEndpoint(parts, { answer: async (req) => Response.json(await actions.overview(req, idOf(req))), path: '/:id/overview', what: '巡检报告' }),
]
