import type { Endpoint, PayloadRequest } from 'payload'

import { UserError } from '../../../src/shared/errors.ts'
import type { FileAnswer } from '../../../src/shared/fileAnswer.ts'

type Offered = { make: (req: PayloadRequest) => Promise<FileAnswer>; may: (req: PayloadRequest) => boolean; path: string; refused: string }

const refusal = (status: number, code: string, message: string): Response => Response.json({ errors: [{ code, message }] }, { status })

/** A standalone report must not act in the admin's name, whatever a title in it says. */
const SHOWN = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox"

const headersOf = ({ name, type }: FileAnswer): Record<string, string> => {
  const isPage = type.startsWith('text/html')
  return {
    'Cache-Control': 'private, no-store',
    'Content-Disposition': `${isPage ? 'inline' : 'attachment'}; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    ...(isPage ? { 'Content-Security-Policy': SHOWN } : {}),
  }
}

const bytesOf = ({ body }: FileAnswer): BodyInit => (typeof body === 'string' ? body : new Uint8Array(body))

/** `GET path`: a file for those who may, made anew for each request. UserErrors become `{ errors: [{ code, message }] }` with their status. */
export const fileEndpoint = ({ make, may, path, refused }: Offered): Endpoint => ({
  handler: async (req) => {
    if (!req.user) return refusal(401, 'UNAUTHENTICATED', '请先登录 (not logged in)。')
    if (!may(req)) return refusal(403, 'FORBIDDEN', refused)
    try {
      const file = await make(req)
      return new Response(bytesOf(file), { headers: headersOf(file) })
    } catch (thrown) {
      if (thrown instanceof UserError) return refusal(thrown.status, thrown.code, thrown.message)
      throw thrown
    }
  },
  method: 'get',
  path,
})
