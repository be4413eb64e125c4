import { APIError, type CollectionAfterDeleteHook, type CollectionBeforeDeleteHook } from 'payload'

import type { Clock } from '../../src/shared/clock.ts'
import { columnUrl } from '../../src/shared/paths.ts'
import { writeMoves } from '../../src/store/writeMoves.ts'

/** Refuses to delete a column that still has columns, articles or pages. */
export const keepColumnWithContent = (): CollectionBeforeDeleteHook => async ({ id, req }) => {
  const columns = await req.payload.count({ collection: 'columns', req, where: { parent: { equals: id } } })
  const where = { column: { equals: id } }
  const news = await req.payload.count({ collection: 'news', req, trash: true, where })
  const pages = await req.payload.count({ collection: 'pages', req, trash: true, where })
  const held = [[columns.totalDocs, '个下级栏目'], [news.totalDocs, '篇文章'], [pages.totalDocs, '个页面']].filter(([total]) => total !== 0)
  if (held.length === 0) return
  const what = held.map(([total, unit]) => `${total} ${unit}`).join('、')
  throw new APIError(`栏目下还有 ${what}（含草稿和回收站），不能删除。请用“合并到其他栏目”把它们移走，原网址会自动跳转。`, 409, { code: 'STATE_INVALID' }, true)
}

/** The address of a deleted column says 410, and so do the older ones that led to it. */
export const closeColumnAddress = (clock: Clock): CollectionAfterDeleteHook => async ({ doc, id, req }) => {
  await writeMoves(req, { moves: [{ collection: 'columns', from: columnUrl(doc.path), id: String(id), to: null }], now: clock() })
}
