import type { PayloadRequest } from 'payload'

import { type LinkRepair, repairLinks, type RepairOf } from '../content/repair/repairLinks.ts'
import { normaliseUrl } from '../links/normaliseUrl.ts'
import type { ContentOpsSettings, HostDocument, HostSettings } from '../plugin.options.ts'
import { contentDigest } from '../review/contentDigest.ts'
import { CONTEXT_FLAGS } from '../shared/context.ts'
import { idOf } from '../shared/idOf.ts'
import type { ChangeItem, ChangeSet } from './changeSet.ts'
import { localApi } from './localApi.ts'

type Where = { req: PayloadRequest; settings: ContentOpsSettings }

/** A document as it is public and as its latest draft stands. */
type Versions = { latest: HostDocument; main: HostDocument }

const readVersions = async ({ req }: Where, { collection, id }: Pick<ChangeItem, 'collection' | 'id'>): Promise<null | Versions> => {
  const api = localApi(req)
  const main = await api.findByID({ collection, disableErrors: true, id })
  const latest = await api.findByID({ collection, disableErrors: true, draft: true, id })
  return main && latest ? { latest, main } : null
}

/** Somebody's unpublished text is not ours to change. */
const pendingDraft = ({ latest, main }: Versions, { published }: HostSettings): null | string => {
  if (!published(main)) return '尚未发布的草稿，请由其编辑自行修改'
  return latest['_status'] === 'draft' && contentDigest(latest) !== contentDigest(main) ? '有未发布的修改，请先完成审核或由其编辑一并修改' : null
}

/** What becomes of each address. */
const repairsOf = ({ action, targets, urls }: ChangeSet): ReadonlyMap<string, LinkRepair> => {
  const pairs = urls.map((url, at): [string, LinkRepair | null] => [url, action === 'unlink' ? { kind: 'unlink' } : targetOf(targets[at])])
  return new Map(pairs.filter((pair): pair is [string, LinkRepair] => pair[1] !== null))
}

const targetOf = (url: string | undefined): LinkRepair | null => (url === undefined ? null : { kind: 'replace', url })

type Edit = { fields: Readonly<Record<string, unknown>>; links: ChangeItem['links'] }

/** The rich texts that change, with the links in them. Written addresses are compared as a browser would resolve them on the document's page. */
const editOf = async (document: HostDocument, set: ChangeSet, { host, req, settings }: Where & { host: HostSettings }): Promise<Edit> => {
  const path = await host.path(document, { req })
  const base = URL.parse(path ?? '/', settings.portalUrl)?.href ?? `${settings.portalUrl}/`
  const repairs = repairsOf(set)
  const repairOf: RepairOf = (written) => repairs.get(normaliseUrl(written, base).url) ?? null
  const fields: Record<string, unknown> = {}
  const links: ChangeItem['links'][number][] = []
  for (const field of host.richText) {
    const repaired = repairLinks(document[field], repairOf)
    if (repaired.links.length === 0) continue
    fields[field] = repaired.state
    links.push(...repaired.links)
  }
  return { fields, links }
}

const skipped = (item: ChangeItem, reason: string): ChangeItem => ({ ...item, reason, status: 'skipped' })

type Found = { edit: Edit; latest: HostDocument } | { reason: string }

const examine = async (where: Where, set: ChangeSet, item: Pick<ChangeItem, 'collection' | 'id'>): Promise<Found> => {
  const host = where.settings.collections[item.collection]
  const versions = host ? await readVersions(where, item) : null
  if (!host || !versions) return { reason: '文档已不存在' }
  const pending = pendingDraft(versions, host)
  if (pending) return { reason: pending }
  const edit = await editOf(versions.latest, set, { ...where, host })
  return edit.links.length === 0 ? { reason: '文中已没有这个链接' } : { edit, latest: versions.latest }
}

/** What the change-set would do with one document; nothing is written. */
export const planItem = async (where: Where, set: ChangeSet, reference: Pick<ChangeItem, 'collection' | 'id'>): Promise<ChangeItem> => {
  const title = where.settings.collections[reference.collection]?.title ?? 'title'
  const base: ChangeItem = { ...reference, links: [], reason: null, rev: null, saved: null, status: 'pending', title: reference.id }
  const found = await examine(where, set, reference)
  if ('reason' in found) return skipped(base, found.reason)
  return { ...base, links: found.edit.links, title: String(found.latest[title] ?? reference.id) }
}

const revOf = (document: Readonly<Record<string, unknown>>): null | number => (typeof document['rev'] === 'number' ? document['rev'] : null)

/** What the review keeps about a text, where the host reviews its texts. */
const REVIEW = ['approvals', 'editedBy', 'reviewState', 'submittedAt', 'submittedBy'] as const

const reviewOf = (document: HostDocument): Record<string, unknown> => ('reviewState' in document ? Object.fromEntries(REVIEW.map((name) => [name, document[name] ?? null])) : {})

/** The change goes to the reviewers at once; who repaired it counts among its editors and so cannot approve it. */
const submitted = ({ req, settings }: Where, document: HostDocument): Record<string, unknown> => {
  if (!('reviewState' in document)) return {}
  const actor = idOf(req.user)
  const editors = Array.isArray(document['editedBy']) ? document['editedBy'].map(idOf) : []
  return { approvals: [], editedBy: [...new Set([...editors, actor])].filter((id) => id !== null), reviewState: 'submitted', submittedAt: settings.clock().toISOString(), submittedBy: actor }
}

/** A step of the system: rights and revision were judged by the change-set, which operators alone may take. */
const writeDraft = ({ req }: Where, { collection, id }: ChangeItem, data: Record<string, unknown>): Promise<Record<string, unknown>> =>
  localApi(req).update({ collection, context: { [CONTEXT_FLAGS.reviewTransition]: true }, data, draft: true, id })

/** Writes one document's change as a draft beside the published text. Everything it writes is in the transaction of `req`. */
export const applyItem = async (where: Where, set: ChangeSet, item: ChangeItem): Promise<ChangeItem> => {
  const found = await examine(where, set, item)
  if ('reason' in found) return skipped(item, found.reason)
  const { edit, latest } = found
  const saved = { ...Object.fromEntries(Object.keys(edit.fields).map((field) => [field, latest[field]])), ...reviewOf(latest) }
  const updated = await writeDraft(where, item, { ...edit.fields, ...submitted(where, latest) })
  return { ...item, links: edit.links, reason: null, rev: revOf(updated), saved, status: 'applied' }
}

/** Puts the fields back as they were, unless somebody changed the document since: then it is left, with the reason. */
export const undoItem = async (where: Where, item: ChangeItem): Promise<ChangeItem> => {
  const versions = await readVersions(where, item)
  if (!versions || !item.saved) return { ...item, reason: '文档已不存在，无法撤销' }
  if (revOf(versions.latest) !== item.rev) return { ...item, reason: '之后又有人修改，未撤销；请在版本记录中核对' }
  await writeDraft(where, item, { ...item.saved })
  return { ...item, reason: null, saved: null, status: 'undone' }
}
