import { ObjectId } from 'mongodb'
import type { PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { CONTEXT_REASON } from '../src/shared/context.ts'
import { UserError } from '../src/shared/errors.ts'
import { idOf } from '../src/shared/idOf.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { type ChangeItem, type ChangeSet, changeSetOf, type ChangeSetState } from '../src/store/changeSet.ts'
import { inTransaction } from '../src/store/inTransaction.ts'
import { type LinkFinding, openLinkFindings } from '../src/store/linkFindings.ts'
import { localApi } from '../src/store/localApi.ts'
import { mongoCollection } from '../src/store/mongo.ts'
import { applyItem, planItem, undoItem } from '../src/store/repairDocument.ts'
import { undoRule } from '../src/store/ruleItem.ts'

/** Documents one change-set may hold; more are a matter for a redirect. */
const MOST_DOCUMENTS = 300

export type ChangeSetAnswer = { applied: number; id: string; pending: number; skipped: number; state: ChangeSetState; undone: number }

/** What operators do with links that stand in documents: prepare, look, apply, undo. Refusals are UserErrors. */
export type ChangeSetActions = {
  apply: (req: PayloadRequest, id: string) => Promise<ChangeSetAnswer>
  prepare: (req: PayloadRequest, input: Readonly<Record<string, unknown>>) => Promise<ChangeSetAnswer>
  undo: (req: PayloadRequest, id: string) => Promise<ChangeSetAnswer>
}

const answerOf = (set: ChangeSet): ChangeSetAnswer => {
  const count = (status: ChangeItem['status']): number => set.items.filter((item) => item.status === status).length
  return { applied: count('applied'), id: set.id, pending: count('pending'), skipped: count('skipped'), state: set.state, undone: count('undone') }
}

const VERDICTS: Readonly<Record<string, string>> = { blocked: '无法判断', broken: '失效', danger: '危险', redirected: '有跳转', suspicious: '可疑' }

/** One that was cut off goes on where it stood. */
const isBegun = ({ items }: ChangeSet): boolean => items.some(({ status }) => status === 'applied')

/** What is right for a broken link is wrong for one that only moved. */
const refuseMixed = (findings: readonly LinkFinding[]): void => {
  const verdicts = [...new Set(findings.map(({ verdict }) => verdict))]
  if (verdicts.length < 2) return
  throw new UserError('INPUT_INVALID', `所选链接的结论不同（${verdicts.map((verdict) => VERDICTS[verdict] ?? verdict).join('、')}），不能一起修复；请按结论筛选后分别处理。`)
}

type Wanted = Pick<ChangeSet, 'action' | 'targets'>

const httpUrl = (written: unknown): string => {
  const text = typeof written === 'string' ? written.trim() : ''
  if (/^\/(?!\/)/.test(text)) return text
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url.href
  throw new UserError('INPUT_INVALID', `新地址“${text}”不是网址：请写以 http:// 或 https:// 开头的完整网址，或以 / 开头的本站路径。`)
}

const finalUrlOf = ({ finalUrl, url }: LinkFinding): string => {
  if (finalUrl !== null && finalUrl !== url) return finalUrl
  throw new UserError('INPUT_INVALID', `链接 ${url} 没有最终地址，不能“换成最终地址”；请把它从所选中去掉，或改用“换成新地址”。`)
}

const wantedOf = ({ action, to }: Readonly<Record<string, unknown>>, findings: readonly LinkFinding[]): Wanted => {
  if (action === 'unlink') return { action, targets: [] }
  if (action === 'replace') {
    const target = httpUrl(to)
    return { action, targets: findings.map(() => target) }
  }
  if (action === 'final') return { action: 'replace', targets: findings.map(finalUrlOf) }
  throw new UserError('INPUT_INVALID', '处理方式应为 replace（换地址）、final（换成最终地址）或 unlink（去掉链接）。')
}

/** The new address where all links get the same. */
const commonTarget = (targets: readonly string[]): null | string => (new Set(targets).size === 1 ? (targets[0] ?? null) : null)

/** Documents in which the URLs stand, from the registry. */
const documentsWith = async (req: PayloadRequest, urls: readonly string[]): Promise<{ collection: string; id: string }[]> => {
  const rows = await mongoCollection(req.payload, OPS_SLUGS.linkOccurrences).aggregate<{ _id: { relationTo: string; value: unknown } }>([
    { $match: { source: 'document', url: { $in: [...urls] } } }, { $group: { _id: '$document' } }, { $limit: MOST_DOCUMENTS + 1 },
  ]).toArray()
  if (rows.length > MOST_DOCUMENTS) throw new UserError('INPUT_INVALID', `这个链接出现在 ${MOST_DOCUMENTS} 篇以上的文档中，请改用重定向，或分批处理。`)
  return rows.map(({ _id }) => ({ collection: _id.relationTo, id: String(_id.value) }))
}

/** Change-sets on links of documents, each document in a transaction of its own so that a set that was cut off goes on where it stood. */
export const changeSetActions = (settings: ContentOpsSettings): ChangeSetActions => {
  const collection = OPS_SLUGS.changeSets
  const load = async (req: PayloadRequest, id: string): Promise<ChangeSet> => {
    const row = ObjectId.isValid(id) ? await localApi(req).findByID({ collection, disableErrors: true, id }) : null
    if (!row) throw new UserError('NOT_FOUND', '没有这张修复单，可能已被清理；请刷新列表。')
    return changeSetOf(row)
  }
  const store = (req: PayloadRequest, { id, items, state }: ChangeSet, times: Record<string, unknown> = {}) =>
    localApi(req).update({ collection, data: { items, state, total: items.length, ...times }, id })

  /** Takes the items one by one; each with its document in one transaction. */
  const go = async (req: PayloadRequest, set: ChangeSet, { each, from }: { each: (item: ChangeItem) => Promise<ChangeItem>; from: ChangeItem['status'] }): Promise<ChangeSet> => {
    let current = set
    for (const [at, item] of set.items.entries()) {
      if (item.status !== from) continue
      current = await inTransaction(req, async () => {
        const next = { ...current, items: current.items.with(at, await each(item)) }
        await store(req, next)
        return next
      })
    }
    return current
  }

  return {
    apply: async (req, id) => {
      const set = await load(req, id)
      if (set.state === 'undone') throw new UserError('STATE_INVALID', '这张修复单已经撤销，请重新生成。')
      if (!isBegun(set)) await openLinkFindings(req, set.findings)
      req.context[CONTEXT_REASON] = `修复单 ${id}`
      const done = await go(req, set, { each: (item) => applyItem({ req, settings }, set, item), from: 'pending' })
      await store(req, { ...done, state: 'applied' }, { appliedAt: settings.clock().toISOString() })
      return answerOf({ ...done, state: 'applied' })
    },
    prepare: async (req, input) => {
      const findings = await openLinkFindings(req, input['findings'])
      refuseMixed(findings)
      const wanted = wantedOf(input, findings)
      const set: ChangeSet = { ...wanted, findings: findings.map(({ id }) => id), id: '', items: [], state: 'draft', urls: findings.map(({ url }) => url) }
      const items: ChangeItem[] = []
      for (const document of await documentsWith(req, set.urls)) items.push(await planItem({ req, settings }, set, document))
      if (items.length === 0) throw new UserError('NOT_FOUND', '没有文档含有这个链接：它可能在模板或导航里，请用重定向，或由技术人员修改。')
      const data = { ...wanted, createdBy: idOf(req.user), findings: set.findings, items, state: 'draft', title: set.urls[0], to: commonTarget(set.targets), total: items.length, urls: set.urls }
      const row = await localApi(req).create({ collection, data })
      return answerOf({ ...set, id: String(row.id), items })
    },
    undo: async (req, id) => {
      const set = await load(req, id)
      if (set.state !== 'applied') throw new UserError('STATE_INVALID', '这张修复单没有应用过，无需撤销。')
      req.context[CONTEXT_REASON] = `撤销修复单 ${id}`
      const done = await go(req, set, { each: (item) => (set.action === 'redirect' ? undoRule(req, item) : undoItem({ req, settings }, item)), from: 'applied' })
      await store(req, { ...done, state: 'undone' }, { undoneAt: settings.clock().toISOString() })
      return answerOf({ ...done, state: 'undone' })
    },
  }
}
