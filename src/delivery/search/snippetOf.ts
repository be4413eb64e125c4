const AROUND = 60

/** A piece of the text around the first of the words, in plain text; its beginning where none is found. */
export const snippetOf = (text: string, words: readonly string[]): string => {
  const flat = text.replace(/\s+/g, ' ').trim()
  const lower = flat.toLowerCase()
  const places = words.map((word) => lower.indexOf(word.toLowerCase())).filter((place) => place >= 0)
  const start = Math.max(0, Math.min(...places, flat.length) - AROUND)
  const from = places.length > 0 ? start : 0
  const piece = flat.slice(from, from + AROUND * 3)
  return `${from > 0 ? '…' : ''}${piece}${from + AROUND * 3 < flat.length ? '…' : ''}`
}
