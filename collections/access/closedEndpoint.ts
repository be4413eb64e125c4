import { accessOperation, APIError, type Endpoint } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import { ROLES } from '../../src/shared/roles.ts'

type Closed = { hint: string; method: 'get' | 'post'; path: string }

/** Stands before one of Payload's own endpoints and refuses it to everybody with 403. */
export const closedEndpoint = ({ hint, method, path }: Closed): Endpoint => ({
  handler: () => {
    throw new APIError(hint, 403, { code: 'FORBIDDEN' }, true)
  },
  method,
  path,
})

/** `GET /api/access` names every collection and field: only for people who are logged in. */
export const accessForUsers: Endpoint = {
  handler: async (req) => {
    if (!hasRole(req.user, ...ROLES)) throw new APIError('请先登录。', 401, { code: 'FORBIDDEN' }, true)
    return Response.json(await accessOperation({ req }))
  },
  method: 'get',
  path: '/access',
}
