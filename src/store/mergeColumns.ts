import type { Document } from 'mongodb'
import type { PayloadRequest } from 'payload'

import { judgeMerge, type MergingColumn } from '../columns/judgeMerge.ts'
import { CONTEXT_REASON } from '../shared/context.ts'
import { UserError } from '../shared/errors.ts'
import { columnUrl } from '../shared/paths.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'
import { IN_COLUMNS, movesInColumn } from './columnPaths.ts'
import { localApi } from './localApi.ts'
import { mongoCollection, sessionOf, storedReference } from './mongo.ts'
import { writeMoves } from './writeMoves.ts'

export type MergeRequest = { from: string; into: string; now: Date; reason: string }

/** What a merge moves. */
export type MergeCounts = { articles: number; columns: number; from: string; fromPath: string; into: string; intoPath: string; pages: number; published: number }

type Merge = { children: string[]; counts: MergeCounts; into: MergingColumn; source: MergingColumn }

const columns = PORTAL_SLUGS.columns

const idOf = (req: PayloadRequest, id: string): unknown => storedReference(req.payload, columns, id).value

const readColumn = async (req: PayloadRequest, id: string): Promise<{ children: string[]; column: MergingColumn; parent: null | string }> => {
  const doc = await localApi(req).findByID({ collection: columns, disableErrors: true, id })
  if (!doc) throw new UserError('NOT_FOUND', '没有这个栏目，可能已被合并或删除；请刷新后再试。')
  const session = await sessionOf(req)
  const below = await mongoCollection(req.payload, columns).find<{ _id: unknown; slug: string }>({ parent: idOf(req, id) }, { projection: { slug: 1 }, session }).toArray()
  const holds: { collection: string; slug: string }[] = []
  for (const collection of IN_COLUMNS) {
    const rows = mongoCollection(req.payload, collection).find<{ slug: string }>({ column: idOf(req, id) }, { projection: { slug: 1 }, session })
    for await (const { slug } of rows) holds.push({ collection, slug })
  }
  const column = { below: below.map(({ slug }) => slug), holds, id, path: String(doc['path']), title: String(doc['title']) }
  return { children: below.map(({ _id }) => String(_id)), column, parent: doc['parent'] ? String(doc['parent']) : null }
}

const ancestorsFrom = async (req: PayloadRequest, parent: null | string): Promise<string[]> => {
  const above: string[] = []
  for (let id = parent; id && !above.includes(id); ) {
    above.push(id)
    const doc = await localApi(req).findByID({ collection: columns, disableErrors: true, id })
    id = doc?.['parent'] ? String(doc['parent']) : null
  }
  return above
}

const countIn = ({ holds }: MergingColumn, collection: string): number => holds.filter((held) => held.collection === collection).length

const judge = async (req: PayloadRequest, { from, into }: MergeRequest): Promise<Merge> => {
  const source = await readColumn(req, from)
  const target = await readColumn(req, into)
  const against = judgeMerge({ into: target.column, intoAncestors: await ancestorsFrom(req, target.parent), source: source.column })
  if (against !== null) throw new UserError('STATE_INVALID', against)
  const published = await movesInColumn(req, { from: source.column.path, id: from, to: target.column.path })
  const counts = {
    articles: countIn(source.column, 'news'), columns: source.children.length, from: source.column.title, fromPath: source.column.path,
    into: target.column.title, intoPath: target.column.path, pages: countIn(source.column, 'pages'), published: published.length,
  }
  return { children: source.children, counts, into: target.column, source: source.column }
}

/** `alsoIn` names each column once, and never the one a document stands in. */
const withoutDoubles = (at: string, from: unknown, into: unknown): Document[] => [
  {
    $set: {
      [`${at}alsoIn`]: {
        $setDifference: [{ $setUnion: [{ $map: { as: 'one', in: { $cond: [{ $eq: ['$$one', from] }, into, '$$one'] }, input: { $ifNull: [`$${at}alsoIn`, []] } } }, []] }, [`$${at}column`]],
      },
    },
  },
]

/** Documents and their versions name the other column; the revision goes up so that an editor's open form is told (409). */
const reassign = async (req: PayloadRequest, { from, into, now }: MergeRequest): Promise<void> => {
  const session = await sessionOf(req)
  const [source, target] = [idOf(req, from), idOf(req, into)]
  for (const slug of IN_COLUMNS) {
    const documents = mongoCollection(req.payload, slug)
    const versions = req.payload.db.versions[slug]?.collection
    await documents.updateMany({ column: source }, { $inc: { rev: 1 }, $set: { column: target, updatedAt: now } }, { session })
    await versions?.updateMany({ 'version.column': source, latest: true }, { $inc: { 'version.rev': 1 } }, { session })
    await versions?.updateMany({ 'version.column': source }, { $set: { 'version.column': target } }, { session })
    await documents.updateMany({ alsoIn: { $in: [source, target] } }, withoutDoubles('', source, target), { session })
    await versions?.updateMany({ 'version.alsoIn': { $in: [source, target] } }, withoutDoubles('version.', source, target), { session })
  }
}

/** What a merge would move, or the UserError that stands against it. Writes nothing. */
export const previewMerge = async (req: PayloadRequest, request: MergeRequest): Promise<MergeCounts> => (await judge(req, request)).counts

/**
 * Merges one column into another in the transaction of `req`: columns below it, articles and pages move (drafts, trash and
 * versions too), every public address leads to the new one, and the emptied column is deleted. Refused with a UserError
 * where it would close a circle or make two addresses one. Documents waiting for publication need a new approval, since
 * the other column may ask for other reviewers.
 */
export const mergeColumns = async (req: PayloadRequest, request: MergeRequest): Promise<MergeCounts> => {
  const { children, counts, into, source } = await judge(req, request)
  const { from, now } = request
  const api = localApi(req)
  const said = `合并栏目：“${source.title}”（/${source.path}/）并入“${into.title}”（/${into.path}/），文章 ${counts.articles} 篇、页面 ${counts.pages} 个、下级栏目 ${counts.columns} 个。理由：${request.reason}`
  const context = { [CONTEXT_REASON]: said }
  const moves = await movesInColumn(req, { from: source.path, id: from, to: into.path })
  for (const id of children) await api.update({ collection: columns, context, data: { parent: into.id }, id })
  await reassign(req, request)
  await writeMoves(req, { moves, now })
  await api.delete({ collection: columns, context, id: from })
  const taken = { collection: columns, from: columnUrl(source.path), id: from, successor: `${columns}:${into.id}`, to: columnUrl(into.path) }
  await writeMoves(req, { moves: [taken], now })
  return counts
}
