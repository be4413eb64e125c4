import type { Answer } from '../http/answer.ts'
import type { Site } from './site.ts'

/** What search engines may read: everything but the search itself, and where the site map is. */
export const robotsText = (site: Pick<Site, 'origin'>): Answer => ({
  body: `User-agent: *\nAllow: /\nDisallow: /search/\n\nSitemap: ${site.origin}/content/v1/sitemap.xml\n`,
  contentType: 'text/plain; charset=utf-8',
  status: 200,
})
