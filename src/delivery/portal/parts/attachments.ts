import { html, type SafeHtml } from '../html.ts'
import { icons } from './icons.ts'

export type AttachedFile = { bytes?: number; name: string; url: string }

const KILO = 1_024

/** Size as people say it; empty when unknown. */
const sizeText = (bytes = 0): string => {
  if (bytes <= 0) return ''
  return bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`
}

/** Files to download, with their size. */
export const renderAttachments = (files: readonly AttachedFile[]): SafeHtml | null =>
  files.length === 0
    ? null
    : html`<section class="attachments" aria-labelledby="attachments"><h2 id="attachments">附件下载</h2><ul>
${files.map(({ bytes, name, url }) => html`<li>${icons.file}<a href="${url}" download>${name}</a><span class="meta">${sizeText(bytes)}</span></li>
`)}
</ul></section>`
