import { fileTypeFromBuffer } from 'file-type'
import { APIError, type CollectionBeforeOperationHook } from 'payload'
import sharp from 'sharp'

import { safeFileName } from '../../src/shared/safeFileName.ts'

export type UploadRule = {
  /** Extension without dot → what the content may turn out to be; `text` is plain text, which carries no signature. */
  allowed: Readonly<Record<string, readonly string[]>>
  maxBytes: number
}

const MAX_PIXELS = 50_000_000
const MARKUP = /^\s*<(?:!doctype|!--|\?xml|html|head|body|svg|script|iframe|style|math)/i

const refuse = (message: string): never => {
  throw new APIError(message, 400, { code: 'INPUT_INVALID' }, true)
}

const isText = (data: Buffer): boolean => {
  const head = data.subarray(0, 65_536)
  // Tab, line feed, form feed and carriage return are the control characters that text has.
  return !head.some((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 32))
}

const contentType = async (data: Buffer): Promise<string> => {
  const head = data.subarray(0, 4096).toString('utf8').replace(/^\uFEFF/, '')
  if (MARKUP.test(head)) return 'markup'
  const found = await fileTypeFromBuffer(data)
  return found?.mime ?? (isText(data) ? 'text' : 'unknown')
}

const checkPixels = async (data: Buffer): Promise<void> => {
  const read = await sharp(data, { failOn: 'error', limitInputPixels: MAX_PIXELS, pages: -1, sequentialRead: true }).metadata().catch((error: unknown) => String(error))
  if (typeof read === 'string') return refuse('图片已损坏、过大或无法解码，请用图像软件重新导出后上传。')
  if (read.width * read.height > MAX_PIXELS) refuse(`图片 ${read.width}×${read.height} 像素过大（含各帧上限 5000 万像素），请缩小后上传。`)
}

const checkFile = async (file: { data: Buffer; name: string; size: number }, { allowed, maxBytes }: UploadRule): Promise<void> => {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  const expected = allowed[extension]
  if (!expected) return refuse(`不接受 .${extension} 文件。可上传：${Object.keys(allowed).join('、')}。`)
  if (file.data.length === 0) refuse('文件是空的，请重新选择。')
  if (file.data.length > maxBytes) refuse(`文件超过 ${maxBytes / 1_000_000} MB 上限，请压缩或拆分后上传。`)
  const type = await contentType(file.data)
  if (!expected.includes(type)) refuse(`文件内容与扩展名 .${extension} 不符（实际为 ${type === 'markup' ? '网页或 SVG/XML' : type}）。请用原软件另存为正确格式后上传。`)
  if (type.startsWith('image/')) await checkPixels(file.data)
}

/** What is measured from the file, never told by a client. */
const MEASURED = ['filesize', 'height', 'sizes', 'thumbnailURL', 'width'] as const

const withoutMeasured = <Args extends { data?: unknown }>(args: Args): Args => {
  if (typeof args.data !== 'object' || args.data === null) return args
  const measured: ReadonlySet<string> = new Set(MEASURED)
  return { ...args, data: Object.fromEntries(Object.entries(args.data).filter(([name]) => !measured.has(name))) }
}

/**
 * Takes an uploaded file only when its content is what its extension says and on the list, small enough in bytes and, for
 * images, pixels; gives it a safe name. SVG, HTML and XML are refused whatever they are called.
 */
export const checkUpload = (rule: UploadRule): CollectionBeforeOperationHook => async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  if (req.file) {
    req.file.name = safeFileName(req.file.name)
    await checkFile(req.file, rule)
  }
  return withoutMeasured(args)
}
