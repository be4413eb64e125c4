import { html, type SafeHtml } from '../html.ts'

const svg = (path: SafeHtml): SafeHtml =>
  html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`

/** Line drawings that stand beside a text and say nothing of their own. */
export const icons = {
  apps: svg(html`<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM17 14v6M14 17h6"/>`),
  centers: svg(html`<path d="M3 21h18M5 21V10M19 21V10M9.5 21v-7M14.5 21v-7M3 10l9-6 9 6z"/>`),
  faqs: svg(html`<path d="M4 5h16v11h-9l-4 4v-4H4zM9.8 8.8a2.3 2.3 0 1 1 3.3 2c-.7.4-1.1.8-1.1 1.5M12 13.8v.1"/>`),
  file: svg(html`<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>`),
  policies: svg(html`<path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"/>`),
  scores: svg(html`<path d="M4 20h16M6 20v-6h3v6M10.5 20V6h3v14M15 20v-9h3v9"/>`),
  search: svg(html`<path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM20 20l-4.7-4.7"/>`),
}

/** The mark before the site's name: a window that opens on a globe. */
export const logo: SafeHtml = html`<svg class="logo" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
<rect x="1" y="1" width="46" height="46" rx="10" fill="currentColor"/>
<g fill="none" stroke="#fff" stroke-width="2.4"><circle cx="24" cy="24" r="14"/><ellipse cx="24" cy="24" rx="6" ry="14"/><path d="M10 24h28M12.5 16.5h23M12.5 31.5h23"/></g></svg>`
