import { z } from 'zod'

import { UserError } from '../../shared/errors.ts'
import { type Answer, jsonAnswer } from '../http/answer.ts'

const MAX_PAGE_SIZE = 100
const MAX_PAGE = 1_000
/** Entries that paging reaches; skipping further costs the database too much. */
const MAX_DEPTH = 10_000

const whole = (max: number, fallback: number, description: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .pipe(z.number().max(max))
    .default(fallback)
    .describe(`${description}，1 到 ${max} 的整数，默认 ${fallback}`)

/** The two parameters that every list takes. */
export const PAGING = { page: whole(MAX_PAGE, 1, '页码'), pageSize: whole(MAX_PAGE_SIZE, 20, '每页条数') }

export type Paging = { page: number; pageSize: number }

/** Where a page of a list begins and how long it is. Throws a UserError (`INPUT_INVALID`) beyond the 10,000th entry. */
export const windowOf = ({ page, pageSize }: Paging): { limit: number; skip: number } => {
  if (page * pageSize > MAX_DEPTH) {
    throw new UserError('INPUT_INVALID', `列表最多翻到第 ${MAX_DEPTH} 条（page × pageSize）。请按栏目缩小范围；需要全部内容请用 /content/v1/changes。`)
  }
  return { limit: pageSize, skip: (page - 1) * pageSize }
}

/** URL of the same list with some parameters changed. */
export const withParameters = (url: string, changed: Readonly<Record<string, string>>): string => {
  const [path = '', query = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changed)) parameters.set(name, value)
  return `${path}?${parameters.toString()}`
}

type ListPage = { items: readonly unknown[]; paging: Paging; total: number; url: string }

/** A page of a list as every list of the API is shown. `extra` follows the common properties. */
export const listAnswer = ({ items, paging, total, url }: ListPage, extra: Readonly<Record<string, unknown>> = {}): Answer => {
  const { page, pageSize } = paging
  const next = page * pageSize < total && page < MAX_PAGE && (page + 1) * pageSize <= MAX_DEPTH ? withParameters(url, { page: String(page + 1) }) : null
  return jsonAnswer({ items, total, page, pageSize, next, ...extra })
}

/** A page cut out of a list that was read whole, for short lists only. */
export const slicedAnswer = ({ items, paging, url }: Omit<ListPage, 'total'>, extra?: Readonly<Record<string, unknown>>): Answer => {
  const { limit, skip } = windowOf(paging)
  return listAnswer({ items: items.slice(skip, skip + limit), paging, total: items.length, url }, extra)
}
