import type { PayloadRequest } from 'payload'

import { createRule } from '../src/store/createRule.ts'
import { inTransaction } from '../src/store/inTransaction.ts'
import { recordChange } from './writeAudit.ts'
import type { ContentOpsSettings } from '../src/plugin.options.ts'
import type { ExchangeFormat } from '../src/redirects/exchange/exchangeRule.ts'
import type { ImportAction, ImportRow } from '../src/redirects/exchange/planImport.ts'
import { formatOfName, isExchangeFormat, readFileRows, writeFileText } from '../src/redirects/exchange/readFile.ts'
import { CONTEXT_REASON } from '../src/shared/context.ts'
import { UserError } from '../src/shared/errors.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { exportRules, importRules } from '../src/store/exchangeRules.ts'
import { localApi } from '../src/store/localApi.ts'

export type ImportAnswer = { counts: Record<ImportAction, number>; dryRun: boolean; imported: boolean; rows: ImportRow[] }

/** What people do with the table of redirects and the log of missing paths. Refusals are UserErrors. */
export type RedirectActions = {
  /** Takes a path of the log off the list: it is known and no redirect is wanted. */
  ignoreMiss: (req: PayloadRequest, id: string) => Promise<{ id: string; state: string }>
  /** Makes a redirect of a path of the log, and marks the path. */
  redirectMiss: (req: PayloadRequest, input: { id: string; to: unknown }) => Promise<{ id: string; state: string; to: string }>
  exportFile: (req: PayloadRequest, format: unknown) => Promise<{ format: ExchangeFormat; text: string }>
  importFile: (req: PayloadRequest, input: { dryRun: boolean; format: unknown; name?: unknown; text: unknown }) => Promise<ImportAnswer>
}

const requireFormat = (format: unknown): ExchangeFormat => {
  if (isExchangeFormat(format)) return format
  throw new UserError('INPUT_INVALID', '格式应为 csv、nginx 或 json。')
}

const countsOf = (rows: readonly ImportRow[]): Record<ImportAction, number> => {
  const counts = { change: 0, create: 0, refuse: 0, skip: 0 }
  for (const { action } of rows) counts[action] += 1
  return counts
}

const missOf = async (req: PayloadRequest, id: string): Promise<{ path: string }> => {
  const row = await localApi(req).findByID({ collection: OPS_SLUGS.notFoundLog, disableErrors: true, id })
  if (!row) throw new UserError('NOT_FOUND', '没有这条 404 记录，可能已被清理；请刷新列表。')
  return { path: String(row['path']) }
}

const redirectMiss = async (req: PayloadRequest, { id, to }: { id: string; to: unknown }): Promise<{ id: string; state: string; to: string }> => {
  const { path } = await missOf(req, id)
  if (path.includes('*')) throw new UserError('INPUT_INVALID', `路径 ${path} 里有隐去的内容（*），不是完整网址，不能直接设重定向；请到“重定向”里手工添加前缀规则。`)
  return inTransaction(req, async () => {
    const rule = await createRule(req, { from: path, note: '由 404 记录设置', to })
    await localApi(req).update({ collection: OPS_SLUGS.notFoundLog, data: { state: 'redirected' }, id })
    return { id: rule.id, state: 'redirected', to: rule.to }
  })
}

const ignoreMiss = async (req: PayloadRequest, id: string): Promise<{ id: string; state: string }> => {
  await missOf(req, id)
  await localApi(req).update({ collection: OPS_SLUGS.notFoundLog, data: { state: 'ignored' }, id })
  return { id, state: 'ignored' }
}

/** Import and export of the table, each import in one transaction and in the audit log rule by rule. */
export const redirectActions = (settings: ContentOpsSettings): RedirectActions => {
  const record = recordChange(OPS_SLUGS.redirects, settings)
  return {
    exportFile: async (req, wanted) => {
      const format = requireFormat(wanted)
      return { format, text: writeFileText(await exportRules(req), format) }
    },
    ignoreMiss,
    importFile: async (req, { dryRun, format, name, text }) => {
      if (typeof text !== 'string') throw new UserError('INPUT_INVALID', '没有收到文件内容（text）。')
      const file = readFileRows(text, requireFormat(format ?? formatOfName(String(name ?? ''))))
      req.context[CONTEXT_REASON] = '导入重定向'
      const outcome = await inTransaction(req, async () => {
        const done = await importRules(req, { dryRun, file, now: settings.clock(), settings })
        for (const change of done.written) await record(req, change)
        return done
      })
      return { counts: countsOf(outcome.rows), dryRun, imported: !dryRun && outcome.rows.every(({ action }) => action !== 'refuse'), rows: outcome.rows }
    },
    redirectMiss,
  }
}
