import { Parser } from 'htmlparser2'

import { decodeBody } from './decodeBody.ts'
import { inTurns, type Work } from './turns.ts'

export type SitemapEntry = { url: string; index: number }

/** What a sitemap lists: pages, or further sitemaps where it is an index (sitemaps.org 0.9). */
export type Sitemap = { source: string; pages: SitemapEntry[]; sitemaps: SitemapEntry[] }

const MAX_BYTES = 50 * 1024 * 1024
const MAX_ENTRIES = 50_000
const PIECE = 64 * 1024

/** Reads a sitemap, gzipped or not, XML or one URL per line. Works on any input. */
export async function readSitemap(body: Buffer): Promise<Sitemap> {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  const plain = isGzip ? (await decodeBody(body, 'gzip', { maxBytes: MAX_BYTES, partial: true })).body : body
  const source = plain.toString('utf8').replace(/^\ufeff/, '')
  return source.trimStart().startsWith('<') ? inTurns(fromXml(source)) : fromLines(source)
}

function fromLines(source: string): Sitemap {
  const pages = [...source.matchAll(/^[ \t]*(https?:\/\/\S+)[ \t]*$/gim)].slice(0, MAX_ENTRIES).map((match) => ({ url: match[1] ?? '', index: match.index }))
  return { source, pages, sitemaps: [] }
}

function* fromXml(source: string): Work<Sitemap> {
  const found: Sitemap = { source, pages: [], sitemaps: [] }
  let list: SitemapEntry[] | null = null
  let entry: SitemapEntry | null = null
  let prefix: string | null = null
  const own = (name: string): string => (prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name)
  const parser = new Parser({
    onopentag: (written) => {
      prefix ??= /^[^:]*:/.exec(written)?.[0] ?? ''
      const name = own(written)
      if (name === 'url') list = found.pages
      if (name === 'sitemap') list = found.sitemaps
      if (name === 'loc' && list && list.length < MAX_ENTRIES) entry = { url: '', index: parser.startIndex }
    },
    ontext: (text) => {
      if (entry) entry.url += text
    },
    onclosetag: (name) => {
      if (own(name) !== 'loc' || !entry) return
      list?.push({ ...entry, url: entry.url.trim() })
      entry = null
    },
  }, { xmlMode: true, decodeEntities: true })
  for (let at = 0; at < source.length; at += PIECE) {
    parser.write(source.slice(at, at + PIECE))
    yield
  }
  parser.end()
  return found
}
