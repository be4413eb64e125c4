import { html, type SafeHtml } from '../html.ts'

/** A step of the way from the home page; the last one is the page itself. */
export type Crumb = { title: string; url: string }

/** Where the page stands. */
export const renderBreadcrumb = (trail: readonly Crumb[]): SafeHtml => html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="/">首页</a></li>
${trail.map(({ title, url }, index) => html`<li><a href="${url}"${index === trail.length - 1 && html` aria-current="page"`}>${title}</a></li>
`)}
</ol></nav>`
