const ENTITIES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', "'": '&apos;', '<': '&lt;', '>': '&gt;' }

/** Text for an XML document; characters that XML 1.0 forbids are dropped. */
export const xmlText = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/["&'<>]/g, (character) => ENTITIES[character] ?? character)

/** `<name>text</name>`, or nothing where there is no text. */
export const xmlElement = (name: string, text: string | null | undefined): string => (text ? `<${name}>${xmlText(text)}</${name}>` : '')
