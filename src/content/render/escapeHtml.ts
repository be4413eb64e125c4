const ENTITIES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;' }

// C0 controls (but tab and line feed), DEL, C1, lone surrogates and noncharacters cannot stand in an HTML text.
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Removes what HTML cannot carry and makes every line end a line feed. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '')

/** Text for element content. */
export const escapeText = (text: string): string => cleanText(text).replace(/[&<>\u00a0]/g, (char) => ENTITIES[char] ?? char)

/** Text for a double-quoted attribute. */
export const escapeAttribute = (text: string): string => cleanText(text).replace(/["&<>\u00a0]/g, (char) => ENTITIES[char] ?? char)
