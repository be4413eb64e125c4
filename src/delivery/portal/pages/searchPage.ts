import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { type Item, renderEntries } from '../parts/items.ts'
import { renderPager } from '../parts/pager.ts'

export type SearchPageData = { items: readonly Item[]; page: number; pages: number; query: string; total: number }

const renderOutcome = ({ items, page, pages, query, total }: SearchPageData): SafeHtml => {
  if (query === '') return html`<p class="empty">请输入要搜索的关键词。</p>`
  if (total === 0) return html`<p class="empty">没有找到与“${query}”有关的内容，请换一个关键词试试。</p>`
  const urlOf = (number: number): string => `/search/?${new URLSearchParams({ page: String(number), q: query }).toString()}`
  return html`${renderEntries(items, 'list')}${renderPager({ page, pages, urlOf })}`
}

/** What was found for a query; never indexed by search engines. */
export const searchPage = (data: SearchPageData): Page => ({
  content: html`<div class="wrap"><div class="panel">
<div class="page-head"><h1>站内搜索</h1>${data.query !== '' && html`<p>“${data.query}”共 ${data.total} 条结果</p>`}</div>
${renderOutcome(data)}
</div></div>`,
  demo: data.items.some((item) => item.demo),
  query: data.query,
  title: data.query === '' ? '站内搜索' : `搜索：${data.query}`,
  trail: [{ title: '站内搜索', url: '/search/' }],
})
