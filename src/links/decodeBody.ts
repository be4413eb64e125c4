import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib'

import { ensureError } from '../shared/errors.ts'

type Limits = { maxBytes: number; partial: boolean }
type Decoder = (body: Buffer, limits: Limits) => Promise<Buffer>

export type DecodedBody = { body: Buffer; fault: 'decode' | 'endless' | null }

const zlib = (run: typeof gunzip): Decoder => {
  const decode = promisify<Buffer, object, Buffer>(run)
  return (body, { maxBytes, partial }) =>
    decode(body, { maxOutputLength: maxBytes, ...(partial ? { finishFlush: constants.Z_SYNC_FLUSH } : {}) })
}

const gzipped = zlib(gunzip)
const wrapped = zlib(inflate)
const bare = zlib(inflateRaw)
const brotli = promisify<Buffer, object, Buffer>(brotliDecompress)
const zstd = promisify<Buffer, object, Buffer>(zstdDecompress)

const DECODERS: Record<string, Decoder> = {
  gzip: gzipped,
  'x-gzip': gzipped,
  deflate: (body, limits) => (((body[0] ?? 0) & 0x0f) === 8 && (((body[0] ?? 0) << 8) | (body[1] ?? 0)) % 31 === 0 ? wrapped(body, limits) : bare(body, limits)),
  br: (body, { maxBytes, partial }) => brotli(body, { maxOutputLength: maxBytes, ...(partial ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {}) }),
  zstd: (body, { maxBytes, partial }) => zstd(body, { maxOutputLength: maxBytes, ...(partial ? { finishFlush: constants.ZSTD_e_flush } : {}) }),
}

/**
 * Undoes Content-Encoding (RFC 9110 §8.4), the last coding first; codings no browser knows are ignored as browsers do.
 * A body that does not decode, or grows over the limit, comes back empty with its fault.
 */
export async function decodeBody(body: Buffer, contentEncoding: string, limits: Limits): Promise<DecodedBody> {
  const decoders = contentEncoding.toLowerCase().split(',').map((coding) => DECODERS[coding.trim()]).filter((decoder) => decoder !== undefined)
  let decoded = body
  try {
    for (const decode of decoders.toReversed()) if (decoded.length > 0) decoded = await decode(decoded, limits)
    return { body: decoded, fault: null }
  } catch (thrown) {
    const isTooLong = 'code' in ensureError(thrown) && (thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return { body: Buffer.alloc(0), fault: isTooLong ? 'endless' : 'decode' }
  }
}
