const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** Makes crawled text harmless in HTML content and quoted attributes; control and direction-changing characters become visible. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char)

const SHOWN = 300

const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** A URL as plain text. */
export const plainUrl = (url: string): string => `<bdi class="url">${escapeHtml(shortened(url))}</bdi>`

/** A URL to click on where it is http(s), else plain text; the target learns nothing of the report. */
export const linkedUrl = (url: string): string =>
  /^https?:\/\//i.test(url) ? `<a class="url" href="${escapeHtml(url)}" rel="noopener noreferrer nofollow" target="_blank"><bdi>${escapeHtml(shortened(url))}</bdi></a>` : plainUrl(url)
