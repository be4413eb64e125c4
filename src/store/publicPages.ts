import type { Db, Document, ObjectId } from 'mongodb'

import { FIXED_PAGES } from '../shared/fixedPages.ts'
import { articleUrl, columnUrl, policyUrl } from '../shared/paths.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'
import { IN_COLUMNS } from './columnPaths.ts'

/** A page of the portal that is public; `document` is `collection:id`, `null` for pages of their own. */
export type PublicPage = { document: null | string; title: string; url: string }

type Row = { _id: ObjectId; column?: ObjectId; path?: string; slug?: string; title?: string }

const PUBLISHED: Document = { _status: 'published', deletedAt: null, reviewState: { $ne: 'withdrawn' } }

async function* pagesInColumns(db: Db, columns: ReadonlyMap<string, string>): AsyncGenerator<PublicPage> {
  for (const collection of IN_COLUMNS) {
    for await (const { _id, column, slug, title = '' } of db.collection<Row>(collection).find(PUBLISHED as object, { projection: { column: 1, slug: 1, title: 1 } })) {
      const path = columns.get(String(column))
      if (path && slug) yield { document: `${collection}:${_id}`, title, url: articleUrl(path, slug) }
    }
  }
}

async function* policyPages(db: Db): AsyncGenerator<PublicPage> {
  const policies = PORTAL_SLUGS.feeWaiverPolicies
  for await (const { _id, slug, title = '' } of db.collection<Row>(policies).find(PUBLISHED as object, { projection: { slug: 1, title: 1 } })) {
    if (slug) yield { document: `${policies}:${_id}`, title, url: policyUrl(slug) }
  }
}

/** Every public page of the portal, one by one: however many there are, only the columns are held. */
export async function* publicPages(db: Db): AsyncGenerator<PublicPage> {
  for (const [url, title] of FIXED_PAGES) yield { document: null, title, url }
  const columns = new Map<string, string>()
  for await (const { _id, path = '', title = '' } of db.collection<Row>(PORTAL_SLUGS.columns).find({}, { projection: { path: 1, title: 1 } })) {
    columns.set(String(_id), path)
    yield { document: `${PORTAL_SLUGS.columns}:${_id}`, title, url: columnUrl(path) }
  }
  yield* pagesInColumns(db, columns)
  yield* policyPages(db)
}
