import type { Request } from 'express'

import { UserError } from '../../../shared/errors.ts'
import { articleUrl, columnUrl } from '../../../shared/paths.ts'
import { encodeLocation, normalisePath } from '../../../redirects/normalisePath.ts'
import type { Reading } from '../../read/reading.ts'
import type { Page } from '../layout.ts'
import { articlePage } from '../pages/articlePage.ts'
import { columnPage } from '../pages/columnPage.ts'
import type { Site } from '../site.ts'
import { loadArticle } from './loadArticle.ts'
import { loadColumn } from './loadColumn.ts'
import { isOnWeb } from './onWeb.ts'
import { pageNumber } from './pageNumber.ts'

const missing = (): UserError => new UserError('NOT_FOUND', '没有这个页面。')

const loadColumnPage = async (reading: Reading, request: Request, path: string): Promise<Page> => {
  const node = (await reading.columns()).byPath.get(path)
  if (!node || !isOnWeb(node) || encodeLocation(columnUrl(path)) !== request.path) throw missing()
  return columnPage(await loadColumn(reading, node, pageNumber(request)))
}

/** The column, article or standing page at a path. Throws `NOT_FOUND` unless the path is its canonical address. */
export const loadPath = async (reading: Reading, request: Request, site: Site): Promise<Page> => {
  const path = normalisePath(request.path)
  const [, columnPath, slug] = /^\/(.+)\/([^/]+)\.html$/.exec(path) ?? []
  if (columnPath === undefined || slug === undefined) return loadColumnPage(reading, request, path.slice(1))
  const node = (await reading.columns()).byPath.get(columnPath)
  if (!node || !isOnWeb(node) || encodeLocation(articleUrl(columnPath, slug)) !== request.path) throw missing()
  const article = await loadArticle({ node, origin: site.origin, reading }, slug)
  if (!article) throw missing()
  return articlePage(article, site)
}
