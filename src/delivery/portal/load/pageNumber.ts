import type { Request } from 'express'

import { UserError } from '../../../shared/errors.ts'

/** One value of the query; '' where it is missing or given twice. */
export const queryText = (request: Pick<Request, 'query'>, name: string): string => {
  const value = request.query[name]
  return typeof value === 'string' ? value : ''
}

/** The `page` of a request, from 1. Throws `NOT_FOUND` for anything that is no page number. */
export const pageNumber = (request: Pick<Request, 'query'>): number => {
  if (request.query['page'] === undefined) return 1
  const text = queryText(request, 'page')
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UserError('NOT_FOUND', '页码应为从 1 开始的整数。')
  return Number(text)
}

/** How many pages a list has, at least one. Throws `NOT_FOUND` for a page beyond the last. */
export const pagesOf = ({ page, pageSize, total }: { page: number; pageSize: number; total: number }): number => {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (page > pages) throw new UserError('NOT_FOUND', `没有第 ${page} 页：本列表共 ${pages} 页。`)
  return pages
}
