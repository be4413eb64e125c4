import { Parser } from 'htmlparser2'

import type { Work } from './turns.ts'

export type FeedLink = { url: string; index: number }

const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:RDF'])
const PIECE = 64 * 1024
const FEED_TYPE = /^\s*(?:text\/xml|application\/(?:xml|(?:rss|atom|rdf)\+xml))\b/i

/** Whether a Content-Type may be that of a news feed. */
export const mayBeFeed = (type: string): boolean => FEED_TYPE.test(type)

/** What readers of a feed can follow: `link` of RSS 0.9–2.0 and Atom (RFC 4287 §4.2.7), `enclosure`. Nothing where the text is no feed. */
export function* feedLinks(source: string): Work<FeedLink[]> {
  const links: FeedLink[] = []
  let isFeed: boolean | null = null
  let written: FeedLink | null = null
  const parser = new Parser({
    onopentag: (name, attributes) => {
      isFeed ??= ROOTS.has(name)
      const url = name === 'link' ? attributes['href'] : name === 'enclosure' && attributes['url']
      if (url) links.push({ url, index: parser.startIndex })
      else if (name === 'link') written = { url: '', index: parser.startIndex }
    },
    ontext: (text) => {
      if (written) written.url += text
    },
    onclosetag: () => {
      if (written?.url.trim()) links.push({ ...written, url: written.url.trim() })
      written = null
    },
  }, { xmlMode: true, decodeEntities: true })
  for (let at = 0; at < source.length && isFeed !== false; at += PIECE) {
    parser.write(source.slice(at, at + PIECE))
    yield
  }
  return isFeed ? links : []
}
