import { APIError, type CollectionBeforeChangeHook, type CollectionSlug, type PayloadRequest } from 'payload'

import { decidePublish } from '../../src/review/decidePublish.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { isSystem } from './review/isSystem.ts'
import { columnRights, publishFacts } from './review/reviewFacts.ts'
import { saveModeOf } from './review/saveMode.ts'

type Doc = Record<string, unknown>

const refuse = (message: string): never => {
  throw new APIError(message, 403, null, true)
}

const isLive = async (req: PayloadRequest, collection: string, id: unknown): Promise<boolean> => {
  if (id === undefined) return false
  const stored = await req.payload.db.findOne<Doc & { id: string }>({ collection: collection as CollectionSlug, req, where: { id: { equals: id } } })
  return stored?.['_status'] === 'published' && !stored['deletedAt']
}

const ids = (value: unknown): (null | string)[] => (Array.isArray(value) ? value.map(idOf) : [])

/** The columns a save touches: where the text stood, where it is to stand, and those it newly appears in as well. */
const columnsTouched = (stored: Doc, data: Doc): unknown[] => {
  const before = ids(stored['alsoIn'])
  return [...('column' in stored ? [stored['column']] : []), data['column'] ?? stored['column'], ...ids(data['alsoIn']).filter((id) => !before.includes(id))]
}

const requireColumns = async (req: PayloadRequest, columns: readonly unknown[]): Promise<void> => {
  for (const column of columns) {
    if (!(await columnRights(req, column)).canWrite) refuse('您不在该栏目的编辑名单中，不能保存。请联系栏目审核人调整名单，或选择其他栏目。')
  }
}

const PUBLISHABLE: readonly unknown[] = ['approved', 'scheduled']

const requirePublishable = async (req: PayloadRequest, stored: Doc, data: Doc): Promise<void> => {
  const decision = decidePublish(await publishFacts(req, stored, { ...stored, ...data }))
  if (!decision.allowed) refuse(`不能发布：${decision.reason}`)
  if (!PUBLISHABLE.includes(stored['reviewState'])) refuse('不能发布：这篇内容没有已通过审核而待发布的版本。请先修改、保存草稿并送审。')
}

/** The trash takes a text off the portal as a withdrawal does, and so wants the same person. */
const requireReviewer = async (req: PayloadRequest, stored: Doc): Promise<void> => {
  if (!(await columnRights(req, stored['column'])).isReviewer) refuse('这篇内容正在门户上展示，只有本栏目的审核人员可以移入回收站。')
}

/** The state the save leads to: a version restored as a draft and a document taken out of the trash are drafts, whatever they carry. */
const targetStatus = (input: { data: Doc; draft: boolean; restoring: boolean; stored: Doc }): unknown => {
  const { data, draft, restoring, stored } = input
  if (data['deletedAt'] || (restoring && draft)) return 'draft'
  const outOfTrash = Boolean(stored['deletedAt'])
  return outOfTrash && data['_status'] !== 'published' ? 'draft' : (data['_status'] ?? 'draft')
}

/**
 * The one place that decides whether a person's save may publish or take off a text, whatever the way in: save, bulk,
 * duplicate, restore of a version, trash. The system itself is trusted. Refuses with 403 and the reason.
 */
export const guardPublish = (): CollectionBeforeChangeHook => async ({ collection, data, operation, originalDoc, req }) => {
  if (isSystem(req)) return data
  const { draft, unpublish } = saveModeOf(req.context)
  const stored: Doc = originalDoc ?? {}
  const _status = targetStatus({ data, draft, restoring: req.context['isRestoringVersion'] === true, stored })
  if (_status !== 'published' || operation === 'create') await requireColumns(req, columnsTouched(stored, data))
  if (_status === 'published') {
    if (operation === 'create') refuse('新建的内容不能直接发布。请保存草稿并送审。')
    await requirePublishable(req, stored, data)
  } else if ((unpublish || !draft) && (await isLive(req, collection.slug, stored['id']))) {
    if (!data['deletedAt']) refuse('这篇内容正在门户上展示。要撤下请用“撤回”并写明原因；要修改请保存为草稿，审核通过后再发布。')
    await requireReviewer(req, stored)
  }
  return { ...data, _status }
}
