import { normalisePath } from '../normalisePath.ts'

/** The last segment of an address as names are compared: without extension, lower case, words joined by hyphens. */
export const nameIn = (path: string): string => {
  const last = normalisePath(path).split('/').at(-1) ?? ''
  return last.replace(/\.[a-z]{2,5}$/i, '').toLowerCase().replace(/[\s_.%]+/g, '-')
}

/** The distinct runs of `size` characters in a text, its beginning and end marked; an empty text has none. */
export const gramsOf = (text: string, size: number): Set<string> => {
  const marked = text === '' ? '' : ` ${text.toLowerCase()} `
  const letters = [...marked]
  return new Set(letters.slice(0, Math.max(0, letters.length - size + 1)).map((_, index) => letters.slice(index, index + size).join('')))
}
