import { shanghaiDateTime } from '../../../shared/shanghai.ts'
import { html, type SafeHtml, safeUrl } from '../html.ts'
import type { Page } from '../layout.ts'
import { articleTags, type ColumnFacts, columnTags } from '../pageTags.ts'
import { type AttachedFile, renderAttachments } from '../parts/attachments.ts'
import type { Crumb } from '../parts/breadcrumb.ts'
import type { Site } from '../site.ts'

export type ArticlePageData = {
  attachments: readonly AttachedFile[]
  author?: string
  body: SafeHtml
  column: ColumnFacts
  demo?: boolean
  /** Path of the cover picture. */
  image?: string
  keywords?: readonly string[]
  publishedAt: Date
  source?: { name?: string; url?: string }
  summary?: string
  title: string
  trail: readonly Crumb[]
  url: string
}

const renderSource = ({ name, url }: { name?: string; url?: string }, fallback: string): SafeHtml => {
  const address = safeUrl(url)
  const shown = name?.trim() || fallback
  return address === null ? html`${shown}` : html`<a href="${address}" rel="external noopener">${shown}</a>`
}

const renderFacts = (data: ArticlePageData, site: Site): SafeHtml => html`<dl class="facts">
<div><dt>发布时间</dt><dd><time datetime="${data.publishedAt.toISOString()}">${shanghaiDateTime(data.publishedAt)}</time></dd></div>
<div><dt>来源</dt><dd>${renderSource(data.source ?? {}, site.name)}</dd></div>
${data.author?.trim() && html`<div><dt>作者</dt><dd>${data.author}</dd></div>`}
</dl>`

const renderKeywords = (keywords: readonly string[]): SafeHtml | false =>
  keywords.length > 0 && html`<ul class="tags" aria-label="关键词">${keywords.map((word) => html`<li>${word}</li>`)}</ul>`

/** A news article or a standing page. */
export const articlePage = (data: ArticlePageData, site: Site): Page => {
  const description = data.summary?.trim() || data.title
  const image = data.image && site.origin + data.image
  return {
    content: html`<div class="wrap"><article class="panel article">
<h1>${data.title}</h1>
${renderFacts(data, site)}
${data.summary?.trim() && html`<p class="lead">${data.summary}</p>`}
<div class="body">${data.body}</div>
${renderAttachments(data.attachments)}
${renderKeywords(data.keywords ?? [])}
</article></div>`,
    demo: data.demo,
    description,
    path: data.url,
    tags: [
      ...columnTags(data.column),
      ...articleTags({ ...data, description, image, source: data.source?.name, url: site.origin + encodeURI(data.url) }, site),
    ],
    title: data.title,
    trail: data.trail,
  }
}
