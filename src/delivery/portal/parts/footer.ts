import { html, type SafeHtml } from '../html.ts'
import type { Site } from '../site.ts'
import { type NavItem, SERVICE_PAGES } from './header.ts'

/** Columns, services and the site's registry entries. */
export const renderFooter = ({ nav, site }: { nav: readonly NavItem[]; site: Site }): SafeHtml => html`<footer class="site-footer"><div class="wrap">
<div class="footer-links">
${nav.length > 0 && html`<nav aria-label="页脚栏目"><ul>${nav.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)}</ul></nav>`}
<nav aria-label="页脚服务"><ul>${SERVICE_PAGES.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)}
<li><a href="/sitemap.xml">网站地图</a></li><li><a href="/content/v1/feed.xml">RSS 订阅</a></li></ul></nav>
</div>
<dl class="registry">
<div><dt>网站名称</dt><dd>${site.name}</dd></div>
<div><dt>网站域名</dt><dd>${site.domain}</dd></div>
<div><dt>网站标识码</dt><dd>${site.idCode}</dd></div>
</dl>
</div></footer>`
