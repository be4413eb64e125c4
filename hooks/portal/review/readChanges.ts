import type { Field, PayloadRequest, Where } from 'payload'

import type { Base, ChangesView } from '../../../src/review/changesView.ts'
import { changedFields } from '../../../src/review/contentDigest.ts'
import { fieldChanges } from '../../../src/review/fieldChanges.ts'
import { idsOf } from '../../../src/shared/idsOf.ts'
import { type Asked, isLive, loadLatest } from './askedDocument.ts'
import { labelsOf } from './fieldLabels.ts'

type Doc = Record<string, unknown>

const publishedState = async (asked: Asked): Promise<Doc | null> => {
  const { collection, id, req } = asked
  return (await isLive(asked)) ? req.payload.db.findOne<Doc & { id: string }>({ collection, req, where: { id: { equals: id } } }) : null
}

const SEEN = ['submitted', 'approved', 'scheduled', 'published']

/** The newest state that lay before reviewers in an earlier round; a text under review has a round of its own. */
const reviewedState = async ({ collection, id, req }: Asked, doc: Doc): Promise<Doc | null> => {
  const submittedAt = doc['submittedAt']
  const earlier: Where[] = SEEN.includes(String(doc['reviewState'])) && submittedAt ? [{ 'version.submittedAt': { less_than: submittedAt } }] : []
  const where: Where = { and: [{ parent: { equals: id } }, { 'version.reviewState': { in: SEEN } }, ...earlier] }
  const { docs } = await req.payload.findVersions({ collection, depth: 0, limit: 1, overrideAccess: true, pagination: false, req, sort: '-updatedAt', where })
  return (docs[0]?.version as Doc | undefined) ?? null
}

const optionNames = (field: Field): [string, string][] =>
  field.type === 'select' ? field.options.map((option): [string, string] => {
    if (typeof option === 'string') return [option, option]
    const { label, value } = option
    return [value, typeof label === 'object' && 'zh' in label ? String(label.zh) : value]
  }) : []

/** Titles of the documents that changed fields refer to, as far as the person may read them. */
const relatedNames = async (req: PayloadRequest, field: Field, states: readonly Doc[]): Promise<[string, string][]> => {
  if ((field.type !== 'relationship' && field.type !== 'upload') || typeof field.relationTo !== 'string') return []
  const ids = states.flatMap((state) => idsOf([state[field.name]].flat()))
  const title = req.payload.collections[field.relationTo].config.admin.useAsTitle ?? 'id'
  const { docs } = await req.payload.find({ collection: field.relationTo, depth: 0, limit: 200, overrideAccess: false, pagination: false, req, where: { id: { in: ids } } })
  return docs.map((doc): [string, string] => [String(doc.id), String((doc as unknown as Doc)[title] ?? doc.id)])
}

const namesOf = async (req: PayloadRequest, fields: readonly Field[], states: readonly Doc[]): Promise<Map<string, string>> => {
  const names: [string, string][] = []
  for (const field of fields) names.push(...optionNames(field), ...(await relatedNames(req, field, states)))
  return new Map(names)
}

/** What differs between the latest state of a document and an earlier one. Throws 404 where the person may read none. */
export const readChanges = async (asked: Asked, base: Base): Promise<ChangesView> => {
  const { collection, req } = asked
  const doc = await loadLatest(asked)
  const before = base === 'published' ? await publishedState(asked) : await reviewedState(asked, doc)
  if (!before) return { at: null, changes: [] }
  const { fields } = req.payload.collections[collection].config
  const changed = changedFields(before, doc)
  const concerned = fields.filter((field) => 'name' in field && changed.includes(field.name))
  return { at: String(before['updatedAt']), changes: fieldChanges(before, doc, { labels: labelsOf(fields), names: await namesOf(req, concerned, [before, doc]) }) }
}
