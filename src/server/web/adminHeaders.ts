import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import type { RequestHandler } from 'express'
import helmet from 'helmet'

const SELF = "'self'"

/** Inline styles come from Lexical and from React; scripts run only from our own files or with the nonce of this answer. */
const adminPolicy = (nonce: string, portalOrigin: string): string =>
  [
    `default-src ${SELF}`, `script-src ${SELF} 'nonce-${nonce}'`, `style-src ${SELF} 'unsafe-inline'`, `img-src ${SELF} data: blob: ${portalOrigin}`,
    `font-src ${SELF} data:`, `connect-src ${SELF}`, `frame-src ${SELF} ${portalOrigin}`, `worker-src ${SELF} blob:`, "object-src 'none'", `base-uri ${SELF}`,
    `form-action ${SELF}`, `frame-ancestors ${SELF}`,
  ].join('; ')

const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'"

const isFile = (path: string): boolean => /^\/api\/[^/]+\/file\//.test(path)

/** Next puts the nonce it finds in the policy of the *request* on its own scripts. */
const handNonceToNext = (request: IncomingMessage, policy: string): void => {
  request.headers['content-security-policy'] = policy
}

/** Security headers of the admin and of Payload's REST interface. `portalOrigin` may be framed for previews and give images. */
export const adminHeaders = (portalOrigin: string): RequestHandler[] => [
  helmet({ contentSecurityPolicy: false, crossOriginOpenerPolicy: { policy: 'same-origin' }, referrerPolicy: { policy: 'same-origin' } }),
  (request, response, next) => {
    const isAdmin = !request.path.startsWith('/api/')
    const policy = isAdmin ? adminPolicy(randomBytes(16).toString('base64'), portalOrigin) : DATA_POLICY
    if (isAdmin) handNonceToNext(request, policy)
    response.set('Content-Security-Policy', policy)
    response.set('X-Robots-Tag', 'noindex, nofollow')
    response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    if (!isAdmin && !isFile(request.path)) response.set('Cache-Control', 'no-store')
    next()
  },
]
