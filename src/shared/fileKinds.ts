/** What a body is by its first bytes; null where they tell nothing. */
export type FileKind =
  | 'pdf' | 'zip' | 'ole' | 'rar' | '7z' | 'gzip' | 'bzip2' | 'image' | 'svg' | 'mp4' | 'audio' | 'html' | 'office-html' | 'xml' | 'rtf' | 'exe'

/** Readers accept a PDF whose mark stands within the first kilobyte. */
const PDF_WITHIN = 1024
const MARKUP_WITHIN = 2048

const MAGIC: readonly (readonly [FileKind, RegExp])[] = [
  ['zip', /^PK(?:\x03\x04|\x05\x06|\x07\x08)/],
  ['ole', /^\xd0\xcf\x11\xe0/],
  ['rar', /^Rar!\x1a\x07/],
  ['7z', /^7z\xbc\xaf\x27\x1c/],
  ['gzip', /^\x1f\x8b/],
  ['bzip2', /^BZh[1-9]/],
  ['image', /^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF[\s\S]{4}WEBP|BM[\s\S]{12}|\x00\x00[\x01\x02]\x00|II\*\x00|MM\x00\*|[\s\S]{4}ftyp(?:avif|avis|heic|mif1))/],
  ['mp4', /^[\s\S]{4}(?:ftyp|moov|mdat|free)|^\x1a\x45\xdf\xa3/],
  ['audio', /^(?:ID3|\xff[\xe2-\xfb]|OggS|fLaC|RIFF[\s\S]{4}WAVE)/],
  ['rtf', /^\{\\rtf/],
  ['exe', /^MZ/],
]

const BOM = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/

/** Finds the kind by magic numbers and, for markup, by the first tag. `head` is the start of the body as Latin-1. */
export function fileKind(head: string): FileKind | null {
  if (head.slice(0, PDF_WITHIN).includes('%PDF-')) return 'pdf'
  const found = MAGIC.find(([, magic]) => magic.test(head))
  if (found) return found[0]
  const markup = head.slice(0, MARKUP_WITHIN).replace(/\0/g, '').replace(BOM, '').replace(/^(?:<!--[\s\S]*?-->\s*)+/, '')
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<body|<script|<title|<meta|<h1|<p>|<div)/i.test(markup)) {
    return /urn:schemas-microsoft-com:office|mso-|ProgId content=["']?(?:Word|Excel)/i.test(markup) ? 'office-html' : 'html'
  }
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype svg[^>]*>\s*)?<svg/i.test(markup)) return 'svg'
  return markup.startsWith('<?xml') ? 'xml' : null
}

const OFFICE_OLD: readonly FileKind[] = ['ole', 'zip', 'rtf', 'office-html', 'xml']
const OFFICE_NEW: readonly FileKind[] = ['zip', 'ole']

/** Kinds an extension may hold; `strict` where every such file starts with known bytes. */
const EXTENSIONS: Readonly<Record<string, { kinds: readonly FileKind[]; strict: boolean }>> = Object.fromEntries([
  ...['pdf'].map((name) => [name, { kinds: ['pdf'], strict: true }]),
  ...['doc', 'xls', 'ppt', 'wps', 'et', 'dps'].map((name) => [name, { kinds: OFFICE_OLD, strict: false }]),
  ...['docx', 'xlsx', 'pptx', 'docm', 'xlsm'].map((name) => [name, { kinds: OFFICE_NEW, strict: true }]),
  ...['zip', 'ofd', 'odt', 'ods', 'odp', 'epub', 'jar', 'apk'].map((name) => [name, { kinds: ['zip'], strict: true }]),
  ['rar', { kinds: ['rar'], strict: true }],
  ['7z', { kinds: ['7z'], strict: true }],
  ...['gz', 'tgz'].map((name) => [name, { kinds: ['gzip'], strict: true }]),
  ...['png', 'jpg', 'jpeg', 'gif', 'webp'].map((name) => [name, { kinds: ['image'], strict: true }]),
  ...['bmp', 'ico', 'avif', 'tif', 'tiff'].map((name) => [name, { kinds: ['image'], strict: false }]),
  ['svg', { kinds: ['svg', 'xml'], strict: false }],
  ...['mp4', 'm4v', 'mov', 'webm'].map((name) => [name, { kinds: ['mp4'], strict: false }]),
  ...['mp3', 'wav', 'ogg', 'flac'].map((name) => [name, { kinds: ['audio', 'mp4'], strict: false }]),
  ['rtf', { kinds: ['rtf'], strict: true }],
  ['exe', { kinds: ['exe'], strict: true }],
  ...['woff2', 'woff', 'ttf', 'otf', 'eot'].map((name) => [name, { kinds: [], strict: false }]),
])

/** Text formats start as they like; only an HTML page sent as one is wrong. */
const TEXT_EXTENSIONS = new Set(['css', 'js', 'mjs', 'json', 'csv'])

/** Lower-case extension of a path or file name, '' where it has none that names a format. */
export const extensionOf = (path: string): string => /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? ''

/** True for extensions of files that are downloaded or embedded, not read as pages. */
export const isFileExtension = (extension: string): boolean => extension in EXTENSIONS || TEXT_EXTENSIONS.has(extension) || extension === 'txt'

/** True where bytes of this kind cannot be a file of this extension. */
export function contradicts(extension: string, kind: FileKind | null, isHtmlType: boolean): boolean {
  if (TEXT_EXTENSIONS.has(extension)) return kind === 'html' && isHtmlType
  const expected = EXTENSIONS[extension]
  if (!expected) return false
  return kind === null ? expected.strict : !expected.kinds.includes(kind)
}
