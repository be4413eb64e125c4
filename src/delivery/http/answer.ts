/** What a route decided to say. Bodies are built once and kept as bytes; see `StoredAnswer`. */
export type Answer = {
  body: string
  contentType: string
  /** Further headers of this answer. */
  headers?: Readonly<Record<string, string>>
  status: number
}

/** A JSON answer; dates become ISO 8601 in UTC. */
export const jsonAnswer = (value: unknown, status = 200): Answer => ({
  body: JSON.stringify(value),
  contentType: 'application/json; charset=utf-8',
  headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  status,
})

/** An XML answer (feed, sitemap). */
export const xmlAnswer = (body: string, contentType = 'application/xml; charset=utf-8'): Answer => ({ body, contentType, status: 200 })

/** An HTML page of the portal. */
export const htmlAnswer = (body: string, status = 200): Answer => ({ body, contentType: 'text/html; charset=utf-8', status })

/** A redirect to a path of our own or to an absolute URL. */
export const redirectAnswer = (location: string, status = 301): Answer => ({
  body: '',
  contentType: 'text/plain; charset=utf-8',
  headers: { Location: location },
  status,
})
