import { contradicts, extensionOf, fileKind, isFileExtension } from '../../shared/fileKinds.ts'
import { headerOf, isSuccess, type Judged, type Subject } from './subject.ts'

/** Live streams have no end by nature. */
const STREAMS = /^(?:audio|video)\/|^multipart\/x-mixed-replace|^text\/event-stream/

/** Sites that show a file inside a page under the file's own name. */
const VIEWERS = /\/(?:blob|wiki|raw-view|viewer|preview)\/|\/[^/]*:[^/]*$/i

/** Judges the body of a successful answer: cut short, endless, empty, or not the file its name promises. */
export function judgeBody(subject: Subject): Judged | null {
  if (!isSuccess(subject.outcome.status)) return null
  return judgeLength(subject) ?? judgeEmpty(subject) ?? judgeType(subject)
}

function judgeLength({ outcome, contentType }: Subject): Judged | null {
  const { cut, bodyBytes, declaredLength } = outcome
  const read = `已读取 ${bodyBytes} 字节${declaredLength === null ? '' : `，声明 ${declaredLength} 字节`}`
  switch (cut) {
    case 'truncated':
      return { reason: 'truncated', evidence: [`响应正文不完整：${read}`] }
    case 'reset':
      return { reason: 'truncated', evidence: [`传输中途连接被断开：${read}`] }
    case 'decode':
      return { reason: 'truncated', evidence: [`压缩的正文无法解开：${read}`] }
    case 'endless':
      return STREAMS.test(contentType) ? null : { reason: 'endless', evidence: [`到时限仍未结束：${read}`] }
    case 'too-large':
    case null:
      return null
  }
}

/** The name a link gives its file: Content-Disposition wins over the path, as in browsers. */
export function fileExtension({ outcome }: Subject): string {
  const disposition = headerOf(outcome, 'content-disposition')
  const named = /filename\*?\s*=\s*(?:[\w-]+'[^']*')?"?([^";]+)/i.exec(disposition)?.[1]?.trim()
  const fromName = named ? extensionOf(named) : ''
  return isFileExtension(fromName) ? fromName : extensionOf(new URL(outcome.finalUrl).pathname)
}

function judgeEmpty(subject: Subject): Judged | null {
  const { outcome, contentType } = subject
  if (outcome.bodyBytes > 0 || outcome.status === 204 || outcome.status === 205 || !outcome.complete) return null
  const isFile = isFileExtension(fileExtension(subject)) || headerOf(outcome, 'content-disposition').startsWith('attachment')
  const isPage = contentType === '' || /^text\/(?:html|plain)|xhtml/.test(contentType)
  return isFile || !isPage ? { reason: 'empty-file', evidence: ['文件长度为 0 字节'] } : null
}

function judgeType(subject: Subject): Judged | null {
  const { outcome, head, contentType } = subject
  const extension = fileExtension(subject)
  if (outcome.bodyHead.length === 0 || !isFileExtension(extension) || isViewer(subject)) return null
  if (/^t?gz$/.test(extension) && headerOf(outcome, 'content-encoding')) return null // already unpacked on the way
  const kind = fileKind(head)
  if (!contradicts(extension, kind, /html/.test(contentType))) return null
  return { reason: 'type-mismatch', evidence: [`扩展名 .${extension}，内容却是 ${kind ?? '别的格式'}（Content-Type: ${contentType || '无'}）`] }
}

const isViewer = ({ outcome, contentType }: Subject): boolean => /html/.test(contentType) && VIEWERS.test(decodeLoosely(new URL(outcome.finalUrl).pathname))

const decodeLoosely = (path: string): string => path.replace(/%3a/gi, ':')
