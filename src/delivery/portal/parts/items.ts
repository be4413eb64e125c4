import { shanghaiDay } from '../../../shared/shanghai.ts'
import { html, type SafeHtml } from '../html.ts'

export type Picture = { alt: string; height?: number; src: string; width?: number }

/** One entry of a list of articles. */
export type Item = {
  column?: { title: string; url: string }
  date: Date | null
  demo?: boolean
  picture?: Picture | null
  sticky?: boolean
  summary?: string
  title: string
  url: string
}

/** A day as people read it and programs too; Asia/Shanghai. */
export const renderDay = (date: Date | null): SafeHtml | null => date && html`<time datetime="${shanghaiDay(date)}">${shanghaiDay(date)}</time>`

/** A picture with its size, so that the page does not jump while it loads. `alt` is empty where a title stands beside it. */
export const renderPicture = ({ alt, height, src, width }: Picture): SafeHtml =>
  html`<img src="${src}" alt="${alt}"${width !== undefined && html` width="${width}"`}${height !== undefined && html` height="${height}"`} loading="lazy">`

const sticky = html`<span class="badge">置顶</span>`

/** Title and date, one line each. */
export const renderLines = (items: readonly Item[]): SafeHtml => html`<ul class="lines">
${items.map((item) => html`<li>${item.sticky && sticky}<a href="${item.url}">${item.title}</a>${renderDay(item.date)}</li>
`)}
</ul>`

const renderEntry = (item: Item): SafeHtml => html`<li${item.picture && html` class="with-picture"`}>
${item.picture && renderPicture({ ...item.picture, alt: '' })}
<div><h2>${item.sticky && sticky}<a href="${item.url}">${item.title}</a></h2>
${item.summary?.trim() && html`<p class="summary">${item.summary}</p>`}
<p class="meta">${renderDay(item.date)}${item.column && html`<a href="${item.column.url}">${item.column.title}</a>`}</p></div></li>
`

/** Entries with summary and picture; the page's own title must be the heading above. `cards` puts them side by side. */
export const renderEntries = (items: readonly Item[], shape: 'cards' | 'list'): SafeHtml =>
  html`<ul class="${shape === 'cards' ? 'entries cards' : 'entries'}">${items.map(renderEntry)}</ul>`
