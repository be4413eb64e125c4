import type { Request, RequestHandler } from 'express'

import { UserError } from '../../shared/errors.ts'
import { sendProblem } from '../http/sendProblem.ts'

const MEGABYTE = 1024 * 1024
const FORM_BYTES = 52 * MEGABYTE
const OTHER_BYTES = 4 * MEGABYTE
const FORWARDED = /^(forwarded|x-forwarded-.*|x-real-ip)$/
const INTERNAL = /^(x-middleware-|x-nextjs-|x-matched-path$|x-now-route-matches$|x-invoke-)/

const believesPeer = (request: Request): boolean => {
  const trust = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean
  return trust(request.socket.remoteAddress ?? '', 0)
}

/** Takes away headers by which a client could speak as a proxy or as Next itself. */
export const stripHeaders: RequestHandler = (request, _response, next) => {
  const believed = believesPeer(request)
  for (const name of Object.keys(request.headers)) {
    if (INTERNAL.test(name) || (!believed && FORWARDED.test(name)) || name === 'content-security-policy' || name === 'content-security-policy-report-only') {
      delete request.headers[name]
    }
  }
  next()
}

/** Server actions exist only in the admin; anywhere else such a request is an attack on Next. */
export const actionsOnlyInAdmin: RequestHandler = (request, response, next) => {
  const isAction = request.headers['next-action'] !== undefined
  if (!isAction || (request.method === 'POST' && /^\/admin(\/|$)/.test(request.path))) return next()
  return sendProblem(response, new UserError('NOT_FOUND', '没有这个地址。'))
}

const limitFor = (request: Request): number => (/^multipart\/form-data/i.test(request.headers['content-type'] ?? '') ? FORM_BYTES : OTHER_BYTES)

/**
 * Refuses bodies that are too big (forms with files 52 MB, everything else 4 MB) by their declared length, without
 * reading: Next needs the stream whole. A body of undeclared length is refused too; Node cuts one that exceeds its length.
 */
export const bodyLimits: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined) {
    response.set('Connection', 'close')
    return sendProblem(response, new UserError('TOO_LARGE', '请求必须声明长度（Content-Length），不接受分块传输。'))
  }
  const limit = limitFor(request)
  if (Number(request.headers['content-length'] ?? 0) <= limit) return next()
  response.set('Connection', 'close')
  return sendProblem(response, new UserError('TOO_LARGE', `请求内容超过 ${limit / MEGABYTE} MB 的上限。`))
}
