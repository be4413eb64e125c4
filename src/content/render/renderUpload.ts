import { escapeAttribute, escapeText } from './escapeHtml.ts'
import { type LexicalNode, recordOf, textOf } from './lexicalNode.ts'
import { idOf } from './renderInline.ts'
import type { RenderContext, ResolvedUpload } from './resolvers.ts'
import { safeHref } from './safeHref.ts'

const positive = (value: unknown): number | undefined => (typeof value === 'number' && value > 0 ? Math.round(value) : undefined)

// A populated value already carries what the resolver would tell.
const fromValue = (value: Record<string, unknown>): ResolvedUpload | null => {
  const src = textOf(value, 'url')
  if (src === '') return null
  return { alt: textOf(value, 'alt'), filename: textOf(value, 'title') || textOf(value, 'filename'), height: positive(value.height), image: textOf(value, 'mimeType').startsWith('image/'), src, width: positive(value.width) }
}

const decodeURIComponentSafe = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

const fileLink = (upload: ResolvedUpload, src: string): string => {
  const name = upload.filename || decodeURIComponentSafe(src.split('/').at(-1) ?? src)
  return `<p class="attachment"><a href="${escapeAttribute(src)}">${escapeText(name)}</a></p>`
}

const figure = (upload: ResolvedUpload, src: string, fields: Record<string, unknown>): string => {
  const alt = textOf(fields, 'alt') || upload.alt
  const caption = textOf(fields, 'caption')
  const height = upload.height === undefined ? '' : ` height="${upload.height}"`
  const width = upload.width === undefined ? '' : ` width="${upload.width}"`
  const image = `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}"${width}${height} loading="lazy">`
  return `<figure>${image}${caption === '' ? '' : `<figcaption>${escapeText(caption)}</figcaption>`}</figure>`
}

/** An upload as `figure` with its caption when it is an image, as a download link when it is a file, '' when unknown. */
export const renderUpload = (node: LexicalNode, context: RenderContext): string => {
  const upload = context.resolve.upload?.(textOf(node, 'relationTo'), idOf(node.value)) ?? fromValue(recordOf(node, 'value'))
  const src = safeHref(upload?.src)
  if (!upload || src === null || /^(?:mailto|tel):/i.test(src)) return ''
  return upload.width === undefined && !upload.image ? fileLink(upload, src) : figure(upload, src, recordOf(node, 'fields'))
}
