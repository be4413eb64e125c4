import { decodeText, sniffEncoding } from '../../shared/encoding.ts'

const PROBE_BYTES = 512

/** UTF-16 without a byte order mark: in markup every other byte of the ASCII characters is zero. */
const bareUtf16 = (bytes: Uint8Array): string | null => {
  const head = bytes.subarray(0, PROBE_BYTES)
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => at % 2 === parity && byte === 0).length)
  const enough = head.length / 8
  if ((zeros[1] ?? 0) > enough && (zeros[0] ?? 0) === 0) return 'utf-16le'
  return (zeros[0] ?? 0) > enough && (zeros[1] ?? 0) === 0 ? 'utf-16be' : null
}

/** Decodes an HTML or Markdown file: byte order mark, UTF-16 by its zero bytes, `<meta charset>`, UTF-8, GB18030. The byte order mark is not part of the text. */
export const decodeSource = (bytes: Uint8Array): string => decodeText(bytes, bareUtf16(bytes) ?? sniffEncoding(bytes, ''))
