import { html, type SafeHtml } from '../html.ts'
import type { Site } from '../site.ts'
import { icons, logo } from './icons.ts'

export type NavItem = { title: string; url: string }

/** The portal's own pages beside its columns. */
export const SERVICE_PAGES: readonly NavItem[] = [
  { title: '应用目录', url: '/applications/' },
  { title: '减免费用政策', url: '/policies/' },
  { title: '服务中心考核', url: '/scores/' },
  { title: '外综服务中心', url: '/centers/' },
  { title: '常见问题', url: '/faqs/' },
]

export type HeaderData = { nav: readonly NavItem[]; path?: string; query?: string; site: Site }

/** Whether a page stands under a navigation entry. The home entry holds only itself. */
const isUnder = (path: string | undefined, url: string): boolean => path !== undefined && (url === '/' ? path === '/' : path.startsWith(url))

const renderEntry = (item: NavItem, path?: string): SafeHtml => {
  const state = path === item.url ? 'page' : 'true'
  return html`<li><a href="${item.url}"${isUnder(path, item.url) && html` aria-current="${state}"`}>${item.title}</a></li>`
}

/** The search form; `id` keeps the labels of two forms on one page apart. */
export const renderSearchForm = (id: string, query = ''): SafeHtml => html`<form class="search" action="/search/" method="get" role="search" aria-label="${id === 'q' ? '站内搜索' : '搜索内容'}">
<label class="hidden" for="${id}">搜索关键词</label>
<input id="${id}" name="q" type="search" value="${query}" maxlength="100" placeholder="搜索新闻、政策、办事指南" autocomplete="off">
<button type="submit">${icons.search}<span>搜索</span></button>
</form>`

/** Site name, services, search and the top columns. */
export const renderHeader = ({ nav, path, query, site }: HeaderData): SafeHtml => html`<header class="site-header">
<div class="topbar"><div class="wrap">
<p>${site.domain}</p>
<nav aria-label="服务"><ul>${SERVICE_PAGES.map((item) => renderEntry(item, path))}</ul></nav>
</div></div>
<div class="wrap brand">
<a class="site-name" href="/">${logo}<span>${site.name}</span></a>
${renderSearchForm('q', query)}
</div>
<nav class="columns" aria-label="栏目"><ul class="wrap">${[{ title: '首页', url: '/' }, ...nav].map((item) => renderEntry(item, path))}</ul></nav>
</header>`
