/**
 * Public addresses of the portal's content. One place, because the delivery, the redirects, the sitemap, the checks
 * and the admin's preview must agree on them.
 */

/** `/a/b/` for the column path `a/b`. */
export const columnUrl = (columnPath: string): string => `/${columnPath}/`

/** `/a/b/slug.html` for an article or page in the column `a/b`. */
export const articleUrl = (columnPath: string, slug: string): string => `/${columnPath}/${slug}.html`

/** `/policies/slug.html`. */
export const policyUrl = (slug: string): string => `/policies/${slug}.html`

/** `/media/name`, percent-encoded. */
export const mediaUrl = (filename: string): string => `/media/${encodeURIComponent(filename)}`

/** `/attachments/name`, percent-encoded. */
export const attachmentUrl = (filename: string): string => `/attachments/${encodeURIComponent(filename)}`

/** First path segments that belong to the portal itself; a column may not take one as its slug. */
export const RESERVED_SEGMENTS: readonly string[] = [
  'admin', 'api', 'applications', 'assets', 'attachments', 'centers', 'content', 'faqs', 'favicon.ico', 'feed.xml', 'healthz',
  'media', 'metrics', 'policies', 'readyz', 'robots.txt', 'scores', 'search', 'sitemap.xml',
]
