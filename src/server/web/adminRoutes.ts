import type { RequestHandler } from 'express'

import { UserError } from '../../shared/errors.ts'
import { sendProblem } from '../http/sendProblem.ts'

/** Everything the admin's listener serves; the rest of what Next could answer is not there. */
const SERVED = /^\/(admin|api|_next\/static)(\/|$)/

/** Routes of Payload that this product has no use for. Accounts come from the seed or an administrator, jobs from the worker. */
const CLOSED = /^\/(api\/([^/]+\/first-register|graphql(-playground)?|payload-(jobs|kv|migrations|locked-documents\/unlock))|admin\/(create-first-user|collections\/payload-(jobs|kv|migrations)))(\/|$)/

export type RouteVerdict = 'serve' | 'closed' | 'malformed'

/**
 * What happens to a request for `rawPath` (as it came, percent-encoded). Paths that two parsers could read in two ways are
 * malformed: doubled or encoded slashes, backslashes, dot segments, encoding inside encoding.
 */
export const judgeRoute = (rawPath: string): RouteVerdict => {
  let path: string
  try {
    path = decodeURIComponent(rawPath)
  } catch {
    // Not percent-encoding at all.
    return 'malformed'
  }
  if (/%2f|%5c|%25|%00/i.test(rawPath) || /\/\/|\\|\/\.{1,2}(\/|$)/.test(path)) return 'malformed'
  const lower = path.toLowerCase()
  return SERVED.test(lower) && !CLOSED.test(lower) ? 'serve' : 'closed'
}

/** Lets through what the admin needs, answers 404 to everything else and 400 to ambiguous paths. */
export const adminRoutes: RequestHandler = (request, response, next) => {
  const verdict = judgeRoute(request.path)
  if (verdict === 'serve') next()
  else if (verdict === 'malformed') sendProblem(response, new UserError('INPUT_INVALID', '网址的写法有误。'))
  else sendProblem(response, new UserError('NOT_FOUND', '没有这个地址，或它在本系统中已关闭。'))
}
