const MAX_BYTES = 200

/** Control characters, and those that turn the reading direction or are invisible: a name could show another extension than it has. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu

const bytes = (text: string): number => new TextEncoder().encode(text).length

const cut = (text: string, limit: number): string => {
  let kept = ''
  for (const character of text) {
    if (bytes(kept + character) > limit) break
    kept += character
  }
  return kept
}

/**
 * A file name without folders, control, invisible and reserved characters, at most 200 bytes of UTF-8 with its extension
 * (in lower case) kept. Chinese survives; `file` where nothing else remains.
 */
export const safeFileName = (name: string): string => {
  const last = name.normalize('NFC').replace(/%(?:2f|5c|00)/gi, '/').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(INVISIBLE, '').replace(/[<>:"|?*#%&{}$!'`=+^~;]/g, '-').replace(/\s+/g, ' ').replace(/\.{2,}/g, '.').replace(/^[.\s-]+|[.\s]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 ? clean.slice(dot).toLowerCase() : ''
  const stem = dot > 0 ? clean.slice(0, dot) : clean
  return `${cut(stem, MAX_BYTES - bytes(extension)) || 'file'}${extension}`
}
