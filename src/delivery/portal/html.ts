/** Markup that is known to be safe: made by the `html` tag, or by a serialiser that escapes for itself. */
export type SafeHtml = { readonly safe: string }

export type HtmlValue = HtmlValue[] | SafeHtml | false | number | string | null | undefined

const ENTITIES: Record<string, string> = { '"': '&quot;', '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;' }

/** Escapes text for element content and for quoted attributes. Control characters that HTML forbids are dropped. */
export const escapeHtml = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '').replace(/["&'<>]/g, (character) => ENTITIES[character] ?? character)

/** Marks markup as safe. Only for the output of our own serialisers. */
export const safeHtml = (markup: string): SafeHtml => ({ safe: markup })

const render = (value: HtmlValue): string => {
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(render).join('')
  return typeof value === 'object' ? value.safe : escapeHtml(String(value))
}

/** Template tag: every value is escaped unless it is markup already. `null`, `undefined` and `false` render nothing. */
export const html = (parts: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml => ({
  safe: parts.reduce((text, part, index) => `${text}${render(values[index - 1])}${part}`),
})

/** An address for `href` or `src`: http, https, mailto, tel and paths of our own; anything else becomes `null`. */
export const safeUrl = (url: string | null | undefined): string | null => {
  const text = url?.trim()
  if (!text) return null
  if (/^\/(?![/\\])/.test(text)) return text
  return URL.canParse(text) && /^(?:https?|mailto|tel):$/.test(new URL(text).protocol) ? text : null
}
