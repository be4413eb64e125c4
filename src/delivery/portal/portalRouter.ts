import { Router } from 'express'

import type { DeliveryContext } from '../context.ts'
import { htmlAnswer } from '../http/answer.ts'
import { columnUrl } from '../../shared/paths.ts'
import { html } from './html.ts'

/**
 * The pages of the portal. A handler answers only under the page's canonical address; everything else (missing slash,
 * moved, withdrawn, unknown) it leaves to the fallback by throwing `NOT_FOUND` or `GONE`, or by not matching.
 */
export const portalRouter = (context: DeliveryContext): Router => {
  const router = Router({ strict: true })
  router.get(
    '/',
    context.serve(async (reading) => {
      const { roots } = await reading.columns()
      const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${context.env.SITE_NAME}</title></head>
<body><main><h1>${context.env.SITE_NAME}</h1><ul>${roots.map((node) => html`<li><a href="${columnUrl(node.path)}">${node.title}</a></li>`)}</ul></main></body></html>`
      return htmlAnswer(page.safe)
    }),
  )
  return router
}
