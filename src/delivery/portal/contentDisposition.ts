/** Characters that stand unescaped in RFC 5987 `attr-char`, beyond what `encodeURIComponent` escapes. */
const encodeExtended = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** The header that names a file: an ASCII form for old programs and the real name after RFC 5987. */
export const contentDisposition = (type: 'attachment' | 'inline', filename: string): string => {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encodeExtended(filename)}`
}
