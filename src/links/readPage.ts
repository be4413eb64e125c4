import { decodeText, sniffEncoding } from '../shared/encoding.ts'
import { extractHtml, htmlFacts, type PageFacts } from './extractHtml.ts'
import { headerOf, type HopAnswer } from './hop.ts'
import type { LineFinder } from './lines.ts'
import { inTurns, nextTurn } from './turns.ts'

/**
 * An HTML page as read: its facts, its source (for lines and columns) and what its links resolve against. A remembered page has no
 * source but `lines`; where it was judged fine (`isFine`), its text is no longer whole and need not be judged again.
 */
export type ReadPage = { url: string; source: string; encoding: string; base: string; facts: PageFacts; lines?: LineFinder; isFine?: true }

const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i
const COMMENTS = /\s*<!--[\s\S]*?-->/y
const LOOKS_LIKE_HTML = /^\s*<(?:!doctype\s+html|html|head|body|title|meta)\b/i

/** Sources from this length on are read in turns. */
const LONG = 128 * 1024

/** The beginning of a source, the comments before it left out. */
function withoutComments(head: string): string {
  COMMENTS.lastIndex = 0
  let start = 0
  while (COMMENTS.test(head)) start = COMMENTS.lastIndex
  return head.slice(start)
}

const isHtml = (type: string, head: Buffer): boolean => HTML.test(type) || (type.trim() === '' && LOOKS_LIKE_HTML.test(withoutComments(head.toString('latin1'))))

function baseOf(written: string | null, url: string): string {
  const base = written !== null && URL.canParse(written, url) ? new URL(written, url) : null
  return base && /^https?:$/.test(base.protocol) ? base.href : url
}

/** Reads an HTML answer; null for everything else. Long sources are read in turns so that nothing else stalls. */
export async function readPage(url: string, answer: Extract<HopAnswer, { kind: 'answer' }>): Promise<ReadPage | null> {
  const type = headerOf(answer.headers, 'content-type')
  if (answer.body.length === 0 || !isHtml(type, answer.bodyHead)) return null
  const isLong = answer.body.length > LONG
  if (isLong) await nextTurn()
  const encoding = sniffEncoding(answer.body, type)
  if (isLong) await nextTurn()
  const source = decodeText(answer.body, encoding)
  const facts = isLong ? await inTurns(htmlFacts(source)) : extractHtml(source)
  return { url, source, encoding, base: baseOf(facts.base, url), facts }
}
