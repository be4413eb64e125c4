import type { PayloadRequest } from 'payload'

import { OPS_SLUGS } from '../shared/slugs.ts'
import type { ChangeItem } from './changeSet.ts'
import type { MadeRule } from './createRule.ts'
import { localApi } from './localApi.ts'

const SAVED = ['from', 'match', 'status', 'toPath'] as const

const savedOf = (rule: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(SAVED.map((name) => [name, rule[name] ?? null]))

/** A redirect that was made, as a line of a change-set. */
export const ruleItem = async (req: PayloadRequest, { from, id, to }: MadeRule): Promise<ChangeItem> => {
  const rule = await localApi(req).findByID({ collection: OPS_SLUGS.redirects, id })
  return { collection: OPS_SLUGS.redirects, id, links: [{ text: '重定向', to, was: from }], reason: null, rev: null, saved: savedOf(rule ?? {}), status: 'applied', title: from }
}

/** Takes the redirect away again, unless it was changed since. The collection's guards refuse where that would open a loop. */
export const undoRule = async (req: PayloadRequest, item: ChangeItem): Promise<ChangeItem> => {
  const rule = await localApi(req).findByID({ collection: OPS_SLUGS.redirects, disableErrors: true, id: item.id })
  if (!rule) return { ...item, reason: '这条重定向已被删除', status: 'undone' }
  if (JSON.stringify(savedOf(rule)) !== JSON.stringify(item.saved)) return { ...item, reason: '这条重定向之后有变动（有人修改，或内容移动），未撤销；请到“重定向”里处理' }
  await localApi(req).delete({ collection: OPS_SLUGS.redirects, id: item.id })
  return { ...item, reason: null, saved: null, status: 'undone' }
}
