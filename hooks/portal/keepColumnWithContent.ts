import { APIError, type CollectionBeforeDeleteHook } from 'payload'

/** Refuses to delete a column that still has columns, articles or pages. */
export const keepColumnWithContent = (): CollectionBeforeDeleteHook => async ({ id, req }) => {
  const columns = await req.payload.count({ collection: 'columns', req, where: { parent: { equals: id } } })
  const where = { column: { equals: id } }
  const news = await req.payload.count({ collection: 'news', req, trash: true, where })
  const pages = await req.payload.count({ collection: 'pages', req, trash: true, where })
  const total = columns.totalDocs + news.totalDocs + pages.totalDocs
  if (total > 0) throw new APIError(`栏目下还有 ${columns.totalDocs} 个下级栏目、${news.totalDocs} 篇文章、${pages.totalDocs} 个页面，请先移走再删除。`, 409, null, true)
}
