import { decodeBody } from './decodeBody.ts'
import { headerOf, type HopAnswer } from './hop.ts'
import { type AnswerHeaders, BODY_HEAD_BYTES, type BodyCut } from './trace.ts'

/** Text is held whole up to this size; a decompressed body may not grow beyond it. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024
const MAX_BODY_BYTES = 64 * 1024 * 1024
const TAIL_BYTES = 1024
/** So much is looked at of a text that was too long or had no end. */
const MAX_UNENDING_BYTES = 2 * 1024 * 1024
const READABLE = /^\s*(?:$|text\/|application\/(?:xhtml|xml|rss|atom|json|javascript)|[\w.-]+\/[\w.-]+\+xml)/i
const STREAMS = /^\s*(?:audio\/|video\/|text\/event-stream|multipart\/x-mixed-replace|application\/(?:ogg|vnd\.apple\.mpegurl))/i

type Opening = { status: number; headers: AnswerHeaders; keep: boolean }

/** Gathers one response body within limits. `add` says whether more is wanted. */
export function createBodyReader({ status, headers, keep }: Opening): {
  add: (chunk: Buffer) => boolean
  finish: (error: string | null, elapsed: () => number) => Promise<HopAnswer> | HopAnswer
} {
  const type = headerOf(headers, 'content-type')
  const encoding = headerOf(headers, 'content-encoding')
  const isHeld = keep || READABLE.test(type) || encoding !== ''
  const limit = isHeld ? MAX_TEXT_BYTES : MAX_BODY_BYTES
  const chunks: Buffer[] = []
  let held = 0
  let size = 0
  let tail: Buffer = Buffer.alloc(0)
  const declared = /^\d+$/.test(headerOf(headers, 'content-length')) ? Number(headerOf(headers, 'content-length')) : null
  const add = (chunk: Buffer): boolean => {
    size += chunk.length
    if (isHeld || held < BODY_HEAD_BYTES) {
      chunks.push(chunk)
      held += chunk.length
    }
    if (!isHeld) tail = chunk.length >= TAIL_BYTES ? chunk.subarray(-TAIL_BYTES) : Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES)
    return size <= limit
  }
  const finish = (error: string | null, elapsed: () => number): Promise<HopAnswer> | HopAnswer => {
    const cut = error === null ? null : cutOf({ error, size, declared, type })
    const isUnending = cut === 'endless' || cut === 'too-large'
    const raw = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, isUnending ? Math.min(held, MAX_UNENDING_BYTES) : held)
    const base = { kind: 'answer' as const, status, headers, wireBytes: size, declaredLength: declared }
    if (!isHeld) return { ...base, body: Buffer.alloc(0), bodyHead: copyHead(raw), bodyTail: Buffer.from(tail), bodyBytes: size, cut, ms: elapsed() }
    const whole = (body: Buffer, fault: BodyCut | null): HopAnswer =>
      ({ ...base, body, bodyHead: copyHead(body), bodyTail: Buffer.from(body.subarray(-TAIL_BYTES)), bodyBytes: isUnending ? size : body.length, cut: cut ?? fault, ms: elapsed() })
    if (!encoding || raw.length === 0) return whole(raw, null)
    return decodeBody(raw, encoding, { maxBytes: MAX_TEXT_BYTES, partial: cut !== null }).then(({ body, fault }) => whole(body, fault))
  }
  return { add, finish }
}

const copyHead = (body: Buffer): Buffer => Buffer.from(body.subarray(0, BODY_HEAD_BYTES))

function cutOf({ error, size, declared, type }: { error: string; size: number; declared: number | null; type: string }): BodyCut {
  const isStream = STREAMS.test(type) && declared === null
  if (error === 'ENOUGH' || error === 'FLOWING') return declared !== null || isStream ? 'too-large' : 'endless'
  if (error === 'STALLED' || error === 'DRIPPING') {
    if (isStream) return 'too-large'
    return declared !== null && size < declared ? 'truncated' : 'endless'
  }
  return error === 'ECONNRESET' ? 'reset' : 'truncated'
}
