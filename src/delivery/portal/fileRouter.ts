import path from 'node:path'

import { type RequestHandler, Router } from 'express'

import { UserError } from '../../shared/errors.ts'
import type { DeliveryContext } from '../context.ts'
import { contentDisposition } from './contentDisposition.ts'
import { findUpload, type Upload } from './load/findUpload.ts'

/** Nothing inside an upload may run or load anything, whatever a browser takes it for. */
const SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"

const UNTRACKED = { depend: () => undefined, expireAt: () => undefined }

const headersOf = ({ disposition, filename, mimeType }: Upload): Record<string, string> => ({
  'Cache-Control': 'public, max-age=300, must-revalidate',
  'Content-Disposition': contentDisposition(disposition, filename),
  'Content-Security-Policy': SANDBOX,
  'Content-Type': mimeType,
  'Cross-Origin-Resource-Policy': 'cross-origin', // the content API hands these addresses to other terminals
  'X-Content-Type-Options': 'nosniff',
})

const serveUpload = (context: DeliveryContext, collection: 'attachments' | 'media'): RequestHandler => async (request, response, next) => {
  const name = request.params['name']
  const upload = typeof name === 'string' ? await findUpload(context.openReading(UNTRACKED), collection, name) : null
  if (!upload) throw new UserError('NOT_FOUND', '没有这个文件。')
  response.set(headersOf(upload))
  const root = path.join(context.uploadsDir, collection)
  response.sendFile(upload.filename, { cacheControl: false, dotfiles: 'deny', root }, (error?: Error) => {
    if (!error) return
    if (response.headersSent) return void response.destroy()
    for (const header of Object.keys(headersOf(upload))) response.removeHeader(header)
    next(new UserError('NOT_FOUND', '文件不在服务器上。', { cause: error }))
  })
}

/** Uploaded files: only those a published document refers to, under the name their own document gives them. Ranges and 304 are answered. */
export const fileRouter = (context: DeliveryContext): Router => {
  const router = Router({ strict: true })
  router.get('/media/:name', serveUpload(context, 'media'))
  router.get('/attachments/:name', serveUpload(context, 'attachments'))
  return router
}
