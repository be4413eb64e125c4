import type { Endpoint, PayloadRequest } from 'payload'

import { UserError } from '../../../src/shared/errors.ts'
import type { OpsParts } from '../opsParts.ts'

type Reader = { answer: (req: PayloadRequest) => Promise<Response>; path: string; what: string }

const refusal = (status: number, code: string, message: string): Response => Response.json({ errors: [{ code, message }] }, { status })

/** A GET endpoint for those who may read operations; Payload checks no access for endpoints of one's own. UserErrors become answers with their status. */
export const readerEndpoint = ({ settings }: OpsParts, { answer, path, what }: Reader): Endpoint => ({
  handler: async (req) => {
    if (!req.user || !settings.access.read(req.user)) return refusal(req.user ? 403 : 401, 'FORBIDDEN', `请先登录，并确认您有权查看${what}。`)
    try {
      return await answer(req)
    } catch (thrown) {
      if (thrown instanceof UserError) return refusal(thrown.status, thrown.code, thrown.message)
      throw thrown
    }
  },
  method: 'get',
  path,
})
