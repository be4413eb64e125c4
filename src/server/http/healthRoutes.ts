import { Router } from 'express'

import type { ProductState } from '../supervisor/messages.ts'

/** `/healthz`: this process answers. `/readyz`: the whole product is up, with the state of each role. */
export const healthRoutes = (product: () => ProductState): Router => {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true })
  })
  router.get('/readyz', (_request, response) => {
    const state = product()
    response.status(state.ready ? 200 : 503).set('Cache-Control', 'no-store').json(state)
  })
  return router
}
