import { fileKind, type FileKind } from '../../shared/fileKinds.ts'
import { fileExtension } from './judgeBody.ts'
import { isSuccess, type Subject } from './subject.ts'

const SLOW_MS = 5000
const EXPIRY_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000
const END_MARK_FROM = 2048

const END_MARKS: Readonly<Record<string, RegExp>> = { pdf: /%%EOF/, docx: /PK\x05\x06/, xlsx: /PK\x05\x06/, pptx: /PK\x05\x06/, png: /IEND/ }
const TYPE_OF_EXTENSION: Readonly<Record<string, RegExp>> = { css: /^text\/css$/, js: /javascript|ecmascript/, mjs: /javascript|ecmascript/ }

/** Declared types that fit what the bytes are; kinds left out go by many names. */
const TYPE_OF_KIND: Partial<Record<FileKind, RegExp>> = { pdf: /^application\/pdf$/, image: /^image\//, html: /html|xml|text\/plain/ }
/** Types whose bytes we would have known. */
const NOT_UNKNOWN = /^(?!application\/pdf$|image\/(?:png|jpeg|gif|webp)$)/

/** Remarks that are no verdict: a slow answer, a certificate about to end, a wrong Content-Type, a file without its end mark. */
export function hintsOf(subject: Subject): string[] {
  const { outcome } = subject
  const hints: string[] = []
  if (outcome.ms > SLOW_MS) hints.push(`响应较慢：用时 ${(outcome.ms / 1000).toFixed(1)} 秒`)
  if (outcome.tlsExpiresAt !== undefined) hints.push(...certificateHint(outcome.tlsExpiresAt - subject.context.now))
  if (outcome.cut === 'too-large') hints.push(`文件较大，只读取了前 ${outcome.bodyBytes} 字节`)
  if (isSuccess(outcome.status) && outcome.bodyBytes > 0) hints.push(...typeHint(subject), ...endMarkHint(subject))
  return hints
}

const certificateHint = (left: number): string[] =>
  left < EXPIRY_DAYS * DAY_MS ? [`TLS 证书将在 ${Math.max(0, Math.floor(left / DAY_MS))} 天后到期`] : []

function typeHint(subject: Subject): string[] {
  const { contentType, head } = subject
  if (contentType === '') return ['响应没有 Content-Type']
  const byName = TYPE_OF_EXTENSION[fileExtension(subject)]
  if (byName) return byName.test(contentType) ? [] : [`Content-Type 不符：${contentType}`]
  if (/octet-stream|download|binary/.test(contentType)) return []
  const kind = fileKind(head)
  const honest = kind === null ? NOT_UNKNOWN : TYPE_OF_KIND[kind]
  return honest && !honest.test(contentType) ? [`Content-Type 不符：声明 ${contentType}，内容是 ${kind ?? '别的格式'}`] : []
}

function endMarkHint(subject: Subject): string[] {
  const { outcome } = subject
  const mark = END_MARKS[fileExtension(subject)]
  if (!mark || !outcome.complete || outcome.bodyBytes < END_MARK_FROM) return []
  return mark.test(new TextDecoder('latin1').decode(outcome.bodyTail)) ? [] : ['文件缺少结束标记，可能不完整']
}
