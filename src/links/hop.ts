import type { AnswerHeaders, BodyCut, FailureCode } from './trace.ts'

/** What an earlier answer gave for asking whether it still stands (RFC 9110 §8.8). */
export type Validators = { etag: string | null; lastModified: string | null }

/** One GET; `keep` asks for the whole body whatever its type, `unless` for 304 where an earlier answer still stands. */
export type HopRequest = { url: string; cookie?: string; keep?: boolean; unless?: Validators | null }

/** Answer to one request, redirects not followed. Failures are values. `body` is decompressed and empty where its type is none we read. */
export type HopAnswer =
  | {
    kind: 'answer'
    status: number
    headers: AnswerHeaders
    body: Buffer
    bodyHead: Buffer
    bodyTail: Buffer
    bodyBytes: number
    /** Bytes that came over the network. */
    wireBytes: number
    declaredLength: number | null
    cut: BodyCut | null
    ms: number
    tlsExpiresAt?: number
  }
  | { kind: 'failed'; code: FailureCode; detail: string; ms: number }

export type FetchHop = (request: HopRequest) => Promise<HopAnswer>

/** First value of a header, lower-case name; empty where absent. */
export const headerOf = (headers: AnswerHeaders, name: string): string => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
