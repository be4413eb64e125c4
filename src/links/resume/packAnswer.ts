import { hash } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

import type { PageFacts, PageLink } from '../extractHtml.ts'
import { headerOf, type HopAnswer, type Validators } from '../hop.ts'
import { type LineFinder, Lines } from '../lines.ts'
import type { ReadPage } from '../readPage.ts'
import { pathOf } from '../stylePath.ts'
import type { KeptAnswer } from './crawlState.ts'

type Received = Extract<HopAnswer, { kind: 'answer' }>

/** An answer as it comes out of memory; `page` where it was an HTML page. */
export type UnpackedAnswer = { answer: HopAnswer; page: ReadPage | null; judgement?: Judgement }

/** Positional, since a site has millions of them: kind, attribute, value, element, text, hidden, line, column (0: none), style path where its URL is absolute. */
type PackedLink = [PageLink['kind'], string, string, string, string, 0 | 1, number, number, string?]
type PackedPage = Omit<PageFacts, 'ids' | 'links'> & { base: string; encoding: string; baseHref: string | null; ids: string[]; links: PackedLink[] }
type Packed = { isFine: boolean; answer: Omit<Received, 'body' | 'bodyHead' | 'bodyTail'> | Extract<HopAnswer, { kind: 'failed' }>; head: number; tail: number; page: PackedPage | null }

/** Raised when what is packed changes: answers packed otherwise are then asked for again. */
export const PACK_VERSION = 5

/** Judgement reads no more of a page's text than this. */
const MAX_TEXT = 6000
/** Enough of a fine page to tell an endless space from a list, and a page from an empty shell. */
const MAX_FINE_TEXT = 400
/** What is shorter costs more to compress than it saves. */
const COMPRESS_FROM = 16 * 1024
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
/** Headers that change what a final answer means; dates, ages, cookies and request ids do not. */
const MEANING = ['content-type', 'refresh', 'link'] as const
const NOTHING = Buffer.alloc(0)
/** Only such links lead to other sites. */
const ABSOLUTE = /^\s*(?:https?:|[/\\]{2})/i

function packLinks({ facts: { links }, source }: ReadPage, lines: LineFinder): PackedLink[] {
  return links.map((link) => {
    const { kind, attribute, value, element, text, hidden, index } = link
    const { line, column } = index < 0 ? { line: 0, column: 0 } : lines.at(index)
    const packed: PackedLink = [kind, attribute, value, element, text, hidden ? 1 : 0, line, column]
    if (link.within && ABSOLUTE.test(value)) packed.push(pathOf(link, source))
    return packed
  })
}

function packPage(page: ReadPage, isFine: boolean): PackedPage {
  const { facts, source, encoding, base, lines } = page
  const { ids, links: _, base: baseHref, text, ...rest } = facts
  return { ...rest, text: text.slice(0, isFine ? MAX_FINE_TEXT : MAX_TEXT), base, baseHref, encoding, ids: [...ids], links: packLinks(page, lines ?? new Lines(source)) }
}

function unpackPage(url: string, packed: PackedPage, isFine: boolean): ReadPage {
  const { base, baseHref, encoding, ids, links, ...rest } = packed
  const facts: PageFacts = {
    ...rest, base: baseHref, ids: new Set(ids),
    links: links.map(([kind, attribute, value, element, text, hidden, line, , path], index) => ({ kind, attribute, value, element, text, hidden: hidden === 1, index: line === 0 ? -1 : index, within: path ?? null })),
  }
  const at: LineFinder['at'] = (index) => ({ line: links[index]?.[6] ?? 1, column: links[index]?.[7] ?? 1 })
  return { url, source: '', encoding, base, facts, lines: { at }, ...(isFine ? { isFine } : {}) }
}

/** Marks the bytes behind it: compressed or not, and the length of the text at their beginning. */
function frame(content: Buffer, textLength: number): Uint8Array {
  const isLong = content.length >= COMPRESS_FROM
  const head = Buffer.alloc(5)
  head.writeUInt8(isLong ? 1 : 0)
  head.writeUInt32LE(textLength, 1)
  return Buffer.concat([head, isLong ? zstdCompressSync(content, FAST) : content])
}

/**
 * Packs an answer without its body, but with a page's links where it was one, and with `body` where it is read again (style
 * sheets, feeds, sitemaps). A page that was judged fine (`isFine`) keeps no more than a finished run keeps of it.
 */
export function packAnswer(answer: HopAnswer, page: ReadPage | null, { body = NOTHING, ...judged }: { body?: Buffer | undefined; isFine?: boolean } = {}): Uint8Array {
  const isFine = page !== null && judged.isFine === true
  const { body: _, bodyHead, bodyTail, ...facts } = answer.kind === 'answer' && !isFine ? answer : { ...answer, body: NOTHING, bodyHead: NOTHING, bodyTail: NOTHING }
  const packed = { isFine, answer: facts, head: bodyHead.length, tail: bodyTail.length, page: page && packPage(page, isFine) }
  const text = Buffer.from(JSON.stringify(packed))
  return frame(Buffer.concat([text, bodyHead, bodyTail, body]), text.length)
}

/** The reverse of `packAnswer`. Throws where the bytes are none of its making. */
export function unpackAnswer(url: string, bytes: Uint8Array): UnpackedAnswer {
  const framed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = framed.readUInt32LE(1)
  const raw = framed.readUInt8(0) === 1 ? zstdDecompressSync(framed.subarray(5)) : framed.subarray(5)
  const { answer, head, isFine, tail, page } = JSON.parse(raw.toString('utf8', 0, start)) as Packed
  if (answer.kind === 'failed') return { answer, page: null }
  const [bodyHead, bodyTail, body] = [raw.subarray(start, start + head), raw.subarray(start + head, start + head + tail), raw.subarray(start + head + tail)]
  return { answer: { ...answer, bodyHead, bodyTail, body }, page: page && unpackPage(url, page, isFine) }
}

/** A digest of all that a run reads of an answer: equal digests need no second reading. Null for redirects, which are short and carry cookies. */
export function answerDigest({ status, headers, body, bodyHead, bodyTail, bodyBytes, cut }: Received): string | null {
  if (status >= 300 && status < 400) return null
  const meaning = JSON.stringify([status, cut, bodyBytes, ...MEANING.map((name) => headers[name] ?? null)])
  const content = body.length > 0 ? [body] : [bodyHead, bodyTail]
  return hash('sha256', Buffer.concat([Buffer.from(meaning), ...content]), 'base64url')
}

/** What an answer offers for asking again whether it stands; null where it offers nothing or is no success. */
export function validatorsOf({ status, headers, cut }: Received): Validators {
  if (status !== 200 || cut !== null) return { etag: null, lastModified: null }
  return { etag: headerOf(headers, 'etag') || null, lastModified: headerOf(headers, 'last-modified') || null }
}

/** What is known of an answer by the time it is packed. */
export type Judgement = { isFine: boolean }

/** Everything that is kept of an answer. */
export function keptAnswer(answer: HopAnswer, page: ReadPage | null, { body, judgement }: { body: Buffer | undefined; judgement: Judgement }): KeptAnswer {
  const marks = answer.kind === 'answer' ? { ...validatorsOf(answer), digest: answerDigest(answer) } : { etag: null, lastModified: null, digest: null }
  const size = answer.kind === 'answer' ? answer.body.length : 0
  return { ...marks, size, pack: () => packAnswer(answer, page, { body, isFine: judgement.isFine }) }
}
