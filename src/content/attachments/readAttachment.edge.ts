import { contradicts, extensionOf, fileKind, type FileKind } from '../../shared/fileKinds.ts'
import { docxDocument } from '../adapters/docxDocument.ts'
import { pdfDocument } from '../adapters/pdfDocument.edge.ts'
import { xlsxDocument } from '../adapters/xlsxDocument.ts'
import { isFault, openZip, type ZipArchive } from '../adapters/zipArchive.ts'
import type { ContentDocument } from '../model/contentDocument.ts'
import { hasWords } from '../model/hasWords.ts'
import type { AttachmentFacts } from './attachmentFacts.ts'
import { KIND_NAMES, OFFICE_PARTS } from './fileNames.ts'
import { actualOffice, embeddedIn, entryFault, hasMacros, hasMedia, openingOf } from './officeFacts.ts'
import { otherPicture } from './pictureFormat.ts'
import { wholenessFault } from './wholeness.ts'

export type ReadAttachment = { document: ContentDocument | null; facts: AttachmentFacts }

/** `path` names the file in the report. */
type File = { bytes: Uint8Array; path: string }
type Read = { document: ContentDocument | null; facts: Partial<AttachmentFacts> }

const HEAD = 4_096

const READERS: Readonly<Record<string, typeof docxDocument>> = { docm: docxDocument, docx: docxDocument, xlsm: xlsxDocument, xlsx: xlsxDocument }

const ARCHIVES = new Set(['epub', 'odp', 'ods', 'odt', 'ofd', 'zip'])
const OLD_OFFICE = new Set(['doc', 'dps', 'et', 'ppt', 'wps', 'xls'])
const PLAIN_TEXT = new Set(['csv', 'txt'])

const includesWide = (bytes: Uint8Array, word: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'))

const nestedFault = (bytes: Uint8Array) => {
  const inner = openZip(bytes)
  // A broken archive inside is its owner's business; one that would burst is everyone's.
  return isFault(inner) && inner.kind === 'bomb' ? inner : null
}

const office = (archive: ZipArchive, extension: string, path: string): Read => {
  const fault = entryFault(archive, nestedFault)
  if (fault) return { document: null, facts: { opening: openingOf(fault) } }
  const shared = { embedded: embeddedIn(archive), hasMacros: hasMacros(archive) }
  const document = READERS[extension]?.(archive, path) ?? null
  if (isFault(document)) return { document: null, facts: { ...shared, opening: openingOf(document) } }
  return { document, facts: { ...shared, words: document ? hasWords(document) || hasMedia(archive) : null } }
}

const officeFile = ({ bytes, path }: File, extension: string, kind: FileKind | null): Read => {
  if (kind === 'ole') {
    const facts = includesWide(bytes, 'EncryptedPackage') ? { opening: { detail: '文档已加密', kind: 'locked' as const } } : { actual: KIND_NAMES.ole }
    return { document: null, facts }
  }
  const archive = openZip(bytes)
  if (isFault(archive)) return { document: null, facts: { opening: openingOf(archive) } }
  const actual = actualOffice(archive, extension)
  return actual === null ? office(archive, extension, path) : { document: null, facts: { actual } }
}

const archiveFile = (bytes: Uint8Array): Read => {
  const archive = openZip(bytes)
  const fault = isFault(archive) ? archive : entryFault(archive, nestedFault)
  return { document: null, facts: fault ? { opening: openingOf(fault) } : { words: isFault(archive) || archive.entries.length > 0 ? null : false } }
}

const pdfFile = async ({ bytes, path }: File): Promise<Read> => {
  const read = await pdfDocument(bytes, path)
  if ('kind' in read) return { document: null, facts: { opening: { detail: read.detail, kind: read.kind === 'encrypted' ? 'locked' : 'broken' } } }
  return { document: read.document, facts: { words: read.hasImages } }
}

/** What the bytes are, where the extension says otherwise. Old office programs open other kinds too, but warn their readers. */
const actualOf = (extension: string, kind: FileKind | null): string | null => {
  const wrong = OLD_OFFICE.has(extension) ? kind !== null && kind !== 'ole' && !(extension === 'doc' && kind === 'rtf') : contradicts(extension, kind, true)
  const wrongText = PLAIN_TEXT.has(extension) && kind !== null && !['audio', 'html', 'mp4', 'office-html', 'svg', 'xml'].includes(kind)
  return wrong || wrongText ? (kind === null ? '无法识别的内容' : KIND_NAMES[kind]) : null
}

const read = (file: File, extension: string): Promise<Read> | Read => {
  const head = Buffer.from(file.bytes.subarray(0, HEAD)).toString('latin1')
  const kind = fileKind(head)
  const actual = actualOf(extension, kind) ?? otherPicture(head, extension)
  if (actual !== null) return { document: null, facts: { actual } }
  const broken = wholenessFault(file.bytes)
  if (broken !== null) return { document: null, facts: { opening: { detail: broken, kind: 'broken' } } }
  if (extension === 'pdf') return pdfFile(file)
  if (extension in OFFICE_PARTS) return officeFile(file, extension, kind)
  if (ARCHIVES.has(extension)) return archiveFile(file.bytes)
  return { document: null, facts: { hasMacros: kind === 'ole' && includesWide(file.bytes, '_VBA_PROJECT') } }
}

/** Reads a file by what its bytes are: whether it opens, what it carries, and its text where it is docx, xlsx or pdf. Never throws on bad content. */
export const readAttachment = async (file: File): Promise<ReadAttachment> => {
  const name = file.path.split('/').at(-1) ?? file.path
  const extension = extensionOf(name)
  const sound: AttachmentFacts = { actual: null, embedded: [], extension, hasMacros: false, name, opening: { kind: 'ok' }, size: file.bytes.length, words: null }
  if (file.bytes.length === 0) return { document: null, facts: sound }
  const { document, facts } = await read(file, extension)
  return { document, facts: { ...sound, ...facts } }
}
