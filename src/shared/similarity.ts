/** Letters of one piece of a text that is compared. */
export const SHINGLE = 4

/** What two articles are compared by: letters and digits after NFKC, without space, punctuation or dates. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+\s*[年月日号时分秒/:.-]?/gu, '')
    .replace(/[^\p{L}]/gu, '')

/** The set of four-character pieces of a text. */
export const shingles = (text: string): ReadonlySet<string> => {
  const plain = comparable(text)
  const pieces = new Set<string>()
  for (let start = 0; start + SHINGLE <= plain.length; start += 1) pieces.add(plain.slice(start, start + SHINGLE))
  return pieces
}

/** Jaccard similarity of two shingle sets, 0 to 1. Two texts without any shingle are not alike. */
export const similarity = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  if (left.size === 0 || right.size === 0) return 0
  const [small, large] = left.size < right.size ? [left, right] : [right, left]
  let shared = 0
  for (const piece of small) if (large.has(piece)) shared += 1
  return shared / (left.size + right.size - shared)
}
