import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import type { Answer } from './answer.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

type Encoding = 'br' | 'gzip' | 'identity'

/** An answer as bytes with strong ETags. Each encoding is made when first asked for and then kept. */
export type StoredAnswer = {
  bytes: Map<Encoding, Buffer>
  digest: string
  headers: Record<string, string>
  status: number
}

/** Answers below this size are not worth compressing. */
const MIN_COMPRESSED = 600
const BROTLI_QUALITY = 5

/** Turns an answer into bytes. `common` are the security headers that every answer of this kind carries. */
export const storeAnswer = (answer: Answer, common: Readonly<Record<string, string>>): StoredAnswer => {
  const identity = Buffer.from(answer.body)
  return {
    bytes: new Map([['identity', identity]]),
    digest: createHash('sha256').update(`${answer.status} ${answer.contentType}\n`).update(identity).digest('base64url').slice(0, 22),
    headers: {
      'Cache-Control': answer.status === 200 ? 'public, max-age=0, must-revalidate' : 'no-cache',
      ...common,
      ...answer.headers,
      'Content-Type': answer.contentType,
      Vary: 'Accept-Encoding',
    },
    status: answer.status,
  }
}

/** Bytes an answer occupies, for the bound of the cache; compressed forms are counted in advance. */
export const sizeOfStored = (stored: StoredAnswer): number => (stored.bytes.get('identity')?.length ?? 0) * 1.5 + 1_000

const acceptable = (header: string | undefined, coding: string): boolean => {
  if (!header) return false
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.trim().toLowerCase().split(';')
    return name?.trim() === coding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))
  })
}

const chooseEncoding = (request: IncomingMessage, size: number): Encoding => {
  if (size < MIN_COMPRESSED) return 'identity'
  const header = request.headers['accept-encoding']?.toString()
  if (acceptable(header, 'br')) return 'br'
  return acceptable(header, 'gzip') ? 'gzip' : 'identity'
}

const encode = (identity: Buffer, encoding: Encoding): Promise<Buffer> | Buffer => {
  if (encoding === 'br') return compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
  return encoding === 'gzip' ? compressGzip(identity) : identity
}

const etagOf = (stored: StoredAnswer, encoding: Encoding): string => `"${stored.digest}${encoding === 'identity' ? '' : `-${encoding}`}"`

const matches = (header: string | undefined, stored: StoredAnswer): boolean => {
  if (!header) return false
  if (header.trim() === '*') return true
  const wanted = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return (['br', 'gzip', 'identity'] as const).some((encoding) => wanted.includes(etagOf(stored, encoding)))
}

/** Writes a stored answer: the best encoding both sides know, 304 where the client has it, no body to HEAD. */
export const sendStored = async (request: IncomingMessage, response: ServerResponse, stored: StoredAnswer): Promise<void> => {
  const identity = stored.bytes.get('identity') ?? Buffer.alloc(0)
  const encoding = chooseEncoding(request, identity.length)
  const kept = stored.bytes.get(encoding)
  const bytes = kept ?? (await encode(identity, encoding))
  if (!kept) stored.bytes.set(encoding, bytes)
  const headers: Record<string, number | string> = { ...stored.headers, ETag: etagOf(stored, encoding) }
  if (stored.status === 200 && matches(request.headers['if-none-match'], stored)) {
    response.writeHead(304, headers).end()
    return
  }
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding
  headers['Content-Length'] = bytes.length
  response.writeHead(stored.status, headers).end(request.method === 'HEAD' ? undefined : bytes)
}
