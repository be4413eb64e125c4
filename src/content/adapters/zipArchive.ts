import { crc32, inflateRawSync } from 'node:zlib'

/** An entry of the central directory; sizes in bytes as declared. */
export type ZipEntry = { compressed: number; crc: number; encrypted: boolean; method: number; name: string; offset: number; size: number }

/** Why an archive is not read: it is broken, locked, or unpacks to far more than it may. */
export type ZipFault = { kind: 'bomb' | 'broken' | 'encrypted'; detail: string }

export type ZipArchive = {
  entries: readonly ZipEntry[]
  /** The bytes of an entry, null where there is none of this name. */
  read: (name: string) => Uint8Array | ZipFault | null
}

const MOST_ENTRIES = 10_000
const LARGEST_ENTRY = 64 * 1024 * 1024
const LARGEST_TOTAL = 256 * 1024 * 1024
/** Deflate cannot do better than about 1030:1; honest documents stay below 100:1 once they are large. */
const MOST_RATIO = 200
const RATIO_FROM = 8 * 1024 * 1024

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_WITHIN = 65_557

export const isFault = (value: unknown): value is ZipFault => typeof value === 'object' && value !== null && 'detail' in value && 'kind' in value

const broken = (detail: string): ZipFault => ({ detail, kind: 'broken' })
const bomb = (detail: string): ZipFault => ({ detail, kind: 'bomb' })

const endOf = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - END_WITHIN); at -= 1) if (view.getUint32(at, true) === END) return at
  return -1
}

const nameOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/\\/g, '/')

const entryAt = (view: DataView, at: number): { entry: ZipEntry; next: number } | null => {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return null
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > view.byteLength) return null
  const name = nameOf(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength))
  return {
    entry: {
      compressed: view.getUint32(at + 20, true), crc: view.getUint32(at + 16, true), encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true), name, offset: view.getUint32(at + 42, true), size: view.getUint32(at + 24, true),
    },
    next,
  }
}

const entriesOf = (view: DataView): ZipEntry[] | ZipFault => {
  const end = endOf(view)
  if (end === -1) return broken('找不到压缩包的目录，文件可能没有传完整')
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) return bomb(`含 ${count} 个条目，超过上限 ${MOST_ENTRIES}`)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    const found = entryAt(view, at)
    if (!found) return broken('压缩包的目录已损坏')
    entries.push(found.entry)
    at = found.next
  }
  return entries
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`

const bombOf = (entries: readonly ZipEntry[], length: number): ZipFault | null => {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const packed = entries.reduce((sum, { compressed }) => sum + compressed, 0)
  const huge = entries.find(({ size }) => size > LARGEST_ENTRY)
  if (huge) return bomb(`条目“${huge.name}”解开后有 ${megabytes(huge.size)}，超过上限 ${megabytes(LARGEST_ENTRY)}`)
  if (total > LARGEST_TOTAL) return bomb(`解开后共 ${megabytes(total)}，超过上限 ${megabytes(LARGEST_TOTAL)}`)
  if (packed > length) return bomb('条目互相重叠，解开后远大于文件本身')
  return total > RATIO_FROM && total > packed * MOST_RATIO ? bomb(`${megabytes(length)} 的文件解开后有 ${megabytes(total)}`) : null
}

const inflate = (data: Uint8Array, entry: ZipEntry): Uint8Array | ZipFault => {
  try {
    return entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) })
  } catch (thrown) {
    const tooLong = typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLong ? bomb(`条目“${entry.name}”比它申报的大小还大`) : broken(`条目“${entry.name}”解不开`)
  }
}

const readEntry = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | ZipFault => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.encrypted) return { detail: `条目“${entry.name}”有密码`, kind: 'encrypted' }
  if (entry.method !== 0 && entry.method !== 8) return broken(`条目“${entry.name}”的压缩方法 ${entry.method} 无法识别`)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return broken(`条目“${entry.name}”不在目录所说的位置`)
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.compressed > bytes.length) return broken(`条目“${entry.name}”不完整`)
  const data = inflate(bytes.subarray(start, start + entry.compressed), entry)
  return isFault(data) || crc32(data) === entry.crc ? data : broken(`条目“${entry.name}”的校验和不对`)
}

/**
 * Opens a ZIP archive without unpacking anything. What unpacks to too much (declared sizes, number, ratio, overlap) is refused; an entry
 * that is larger than it declares is refused when it is read.
 */
export const openZip = (bytes: Uint8Array): ZipArchive | ZipFault => {
  if (bytes.length < 22) return broken('文件太短，不是完整的压缩包')
  const entries = entriesOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (isFault(entries)) return entries
  const fault = bombOf(entries, bytes.length)
  if (fault) return fault
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return {
    entries,
    read: (name) => {
      const entry = byName.get(name)
      return entry ? readEntry(bytes, entry) : null
    },
  }
}
