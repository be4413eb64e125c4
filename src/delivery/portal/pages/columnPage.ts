import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { columnTags } from '../pageTags.ts'
import type { Crumb } from '../parts/breadcrumb.ts'
import type { NavItem } from '../parts/header.ts'
import { type Item, renderEntries, renderLines } from '../parts/items.ts'
import { renderPager } from '../parts/pager.ts'

export type ColumnPageData = {
  /** Columns to switch to: those below, or beside when there are none below. */
  beside: readonly NavItem[]
  column: { description?: string; keywords?: readonly string[]; template: 'cards' | 'links' | 'list'; title: string; type: string; url: string }
  items: readonly Item[]
  page: number
  pages: number
  /** Pages of the column that are no news, shown first. */
  standing: readonly NavItem[]
  total: number
  trail: readonly Crumb[]
}

const renderSide = ({ beside, column }: ColumnPageData): SafeHtml | false =>
  beside.length > 0 && html`<nav class="side" aria-label="相关栏目"><ul>
${beside.map(({ title, url }) => html`<li><a href="${url}"${url === column.url && html` aria-current="page"`}>${title}</a></li>
`)}
</ul></nav>`

const renderItems = ({ column, items, standing }: ColumnPageData): SafeHtml => {
  if (items.length === 0 && standing.length === 0) return html`<p class="empty">本栏目暂无内容。</p>`
  if (items.length === 0) return html``
  return column.template === 'links' ? renderLines(items) : renderEntries(items, column.template)
}

/** A column with its articles, one page of them. */
export const columnPage = (data: ColumnPageData): Page => {
  const { column, items, page, pages, standing, total, trail } = data
  const urlOf = (number: number): string => (number === 1 ? column.url : `${column.url}?page=${number}`)
  const title = page > 1 ? `${column.title}（第 ${page} 页）` : column.title
  return {
    content: html`<div class="wrap with-side">
${renderSide(data)}
<div class="panel">
<div class="page-head"><h1>${column.title}</h1><p>共 ${total} 篇${pages > 1 && ` · 第 ${page} / ${pages} 页`}</p></div>
${standing.length > 0 && html`<ul class="standing">${standing.map((item) => html`<li><a href="${item.url}">${item.title}</a></li>
`)}</ul>`}
${renderItems(data)}
${renderPager({ page, pages, urlOf })}
</div></div>`,
    demo: items.some((item) => item.demo),
    description: column.description || column.title,
    path: urlOf(page),
    tags: columnTags({ ...column, name: column.title }),
    title,
    trail,
  }
}
