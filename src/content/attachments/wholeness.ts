const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

const TAIL = 65_536

const pngFault = (bytes: Uint8Array): string | null => (latin1(bytes.subarray(-TAIL)).includes('IEND') ? null : '图片没有传完整')

const jpegFault = (bytes: Uint8Array): string | null => (latin1(bytes.subarray(-TAIL)).includes('\xff\xd9') ? null : '图片没有传完整')

const pdfFault = (bytes: Uint8Array): string | null => (/%%EOF|startxref/.test(latin1(bytes.subarray(-TAIL))) ? null : '文件没有传完整（缺少结尾）')

/** First sectors of the allocation table, by the header (MS-CFB §2.2), must lie within the file. */
const oleFault = (bytes: Uint8Array): string | null => {
  if (bytes.length < 1_536) return '文件没有传完整'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sector = 1 << Math.min(view.getUint16(30, true), 16)
  const count = Math.min(view.getUint32(44, true), 109)
  for (let at = 0; at < count; at += 1) {
    const start = (view.getUint32(76 + at * 4, true) + 1) * sector
    if (start >= bytes.length) return '文件没有传完整'
  }
  return null
}

const CHECKS: readonly (readonly [string, (bytes: Uint8Array) => string | null])[] = [['\x89PNG', pngFault], ['\xff\xd8\xff', jpegFault], ['%PDF', pdfFault], ['\xd0\xcf\x11\xe0', oleFault]]

/** Why a file of a known kind cannot be whole, by its first and last bytes; null where nothing tells. */
export const wholenessFault = (bytes: Uint8Array): string | null => {
  const head = latin1(bytes.subarray(0, 8))
  return CHECKS.find(([magic]) => head.startsWith(magic))?.[1](bytes) ?? null
}
