import type { Endpoint, PayloadRequest } from 'payload'

import type { RedirectActions } from '../../../hooks/redirectActions.ts'
import type { OpsParts } from '../opsParts.ts'
import { operatorAction } from './operatorAction.ts'

const idOf = (req: PayloadRequest): string => String(req.routeParams?.id ?? '')

/** `POST /api/notFoundLog/:id/redirect {to}` and `…/ignore`: what an operator does with a path that was not found. */
export const settleMisses = (parts: OpsParts, actions: RedirectActions): Endpoint[] => [
  operatorAction(parts, '/:id/redirect', (req, { to }) => actions.redirectMiss(req, { id: idOf(req), to })),
  operatorAction(parts, '/:id/ignore', (req) => actions.ignoreMiss(req, idOf(req))),
]
