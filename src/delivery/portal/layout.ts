import { escapeHtml, html, type SafeHtml } from './html.ts'
import { type PageTag, siteTags } from './pageTags.ts'
import { type Crumb, renderBreadcrumb } from './parts/breadcrumb.ts'
import { renderFooter } from './parts/footer.ts'
import { type NavItem, renderHeader } from './parts/header.ts'
import type { Site } from './site.ts'

/** What surrounds every page: the site and its top columns. */
export type Frame = { nav: readonly NavItem[]; site: Site }

/** One page without what surrounds it. */
export type Page = {
  content: SafeHtml
  /** Whether the page shows demonstration data, which it then says. */
  demo?: boolean
  description?: string
  /** Canonical path with query; absent on pages that are no address of their own (errors, search). */
  path?: string
  /** What the search field holds. */
  query?: string
  tags?: readonly PageTag[]
  /** Title of the page; the home page has none of its own. */
  title?: string
  /** From below the home page down to this page. */
  trail?: readonly Crumb[]
}

/** Longest `title` element in characters that search engines and tabs show whole. */
const MAX_TITLE = 68

/** Shortens a text to a length as written in the source, where `<` takes four characters. */
const cut = (text: string, length: number): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  if (escapeHtml(characters.join('')).length <= length) return characters.join('')
  while (escapeHtml(characters.join('')).length > length - 1) characters.pop()
  return `${characters.join('')}…`
}

const documentTitle = (site: Site, title?: string): string => {
  const name = cut(site.name, MAX_TITLE)
  const room = MAX_TITLE - escapeHtml(name).length - 3
  if (!title?.trim()) return name
  return room < 10 ? cut(title, MAX_TITLE) : `${cut(title, room)} - ${name}`
}

const renderHead = ({ site }: Frame, page: Page): SafeHtml => html`<head>
<meta charset="utf-8">
<title>${documentTitle(site, page.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${page.path === undefined && html`<meta name="robots" content="noindex">`}
${page.description?.trim() && html`<meta name="description" content="${cut(page.description, 160)}">`}
${[...siteTags(site), ...(page.tags ?? [])].map(([name, content]) => html`<meta name="${name}" content="${content}">
`)}
${page.path !== undefined && html`<link rel="canonical" href="${site.origin}${encodeURI(page.path)}">`}
<link rel="icon" type="image/svg+xml" href="${site.icon}">
<link rel="stylesheet" href="${site.stylesheet}">
<link rel="alternate" type="application/rss+xml" title="${site.name}" href="/content/v1/feed.xml">
</head>`

const demoNote = html`<p class="demo-note"><strong>演示数据</strong> 本页内容用于展示系统功能，不代表任何单位的实际业务。</p>`

const renderBody = (frame: Frame, page: Page): SafeHtml => html`<body>
<a class="skip" href="#content">跳到主要内容</a>
${renderHeader({ nav: frame.nav, path: page.path, query: page.query, site: frame.site })}
<main id="content" tabindex="-1">
${page.trail && html`<div class="wrap">${renderBreadcrumb(page.trail)}</div>`}
${page.content}
${page.demo && html`<div class="wrap">${demoNote}</div>`}
</main>
${renderFooter(frame)}
</body>`

/** A whole HTML document. Blank lines and indentation are dropped. */
export const renderPage = (frame: Frame, page: Page): string =>
  html`<!DOCTYPE html>
<html lang="zh-CN">
${renderHead(frame, page)}
${renderBody(frame, page)}
</html>
`.safe.replace(/[ \t]*\n\s*/g, '\n')
