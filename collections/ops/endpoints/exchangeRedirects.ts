import type { Endpoint } from 'payload'

import type { RedirectActions } from '../../../hooks/redirectActions.ts'
import type { OpsParts } from '../opsParts.ts'
import { operatorAction } from './operatorAction.ts'
import { readerEndpoint } from './readerEndpoint.ts'

const TYPES = { csv: 'text/csv', json: 'application/json', nginx: 'text/plain' } as const
const ENDINGS = { csv: 'csv', json: 'json', nginx: 'conf' } as const

/** `GET /api/redirects/export?format=csv|nginx|json`: the whole table as a file, for those who may read it. */
const exportEndpoint = (parts: OpsParts, actions: RedirectActions): Endpoint =>
  readerEndpoint(parts, {
    answer: async (req) => {
      const { format, text } = await actions.exportFile(req, req.query['format'] ?? 'csv')
      return new Response(text, { headers: { 'Content-Disposition': `attachment; filename="redirects.${ENDINGS[format]}"`, 'Content-Type': `${TYPES[format]}; charset=utf-8` } })
    },
    path: '/export', what: '重定向',
  })

/** `POST /api/redirects/import {format or name, text, dryRun}` and the export. An import with a refused line stores nothing. */
export const exchangeRedirects = (parts: OpsParts, actions: RedirectActions): Endpoint[] => [
  exportEndpoint(parts, actions),
  operatorAction(parts, '/import', async (req, { dryRun, format, name, text }) => ({ ...(await actions.importFile(req, { dryRun: dryRun !== false, format, name, text })) })),
]
