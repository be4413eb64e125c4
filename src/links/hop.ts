import type { AnswerHeaders, BodyCut, FailureCode } from './trace.ts'

/** One GET; `keep` asks for the whole body whatever its type. */
export type HopRequest = { url: string; cookie?: string; keep?: boolean }

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
