import { shingles } from '../../shared/similarity.ts'

const HASHES = 60
const ROWS = 3

/** Odd multipliers and offsets of the hash functions, from a fixed sequence so that signatures can be compared across processes. */
const SEEDS = Array.from({ length: HASHES }, (_, at) => [Math.imul(at + 1, 0x9e3779b1) | 1, Math.imul(at + 7, 0x85ebca6b)] as const)

const hashOf = (piece: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < piece.length; at += 1) hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193)
  return hash
}

/**
 * MinHash signature of a text's four-character shingles: the share of equal places estimates the Jaccard similarity
 * (Broder, On the resemblance and containment of documents, 1997). Null for a text without shingles.
 */
export const signatureOf = (text: string): Uint32Array | null => {
  const pieces = shingles(text)
  if (pieces.size === 0) return null
  const signature = new Uint32Array(HASHES).fill(0xffffffff)
  for (const piece of pieces) {
    const hash = hashOf(piece)
    SEEDS.forEach(([factor, offset], at) => {
      const mixed = Math.imul(hash ^ (hash >>> 15) ^ offset, factor) >>> 0
      if (mixed < (signature[at] ?? 0)) signature[at] = mixed
    })
  }
  return signature
}

/** Keys of the signature's bands: texts that are 60 % alike share one in 99 of 100 cases. */
export const bandsOf = (signature: Uint32Array): string[] =>
  Array.from({ length: HASHES / ROWS }, (_, band) => `${band}:${signature.subarray(band * ROWS, (band + 1) * ROWS).join(':')}`)

/** Estimated similarity of two signatures, 0 to 1. */
export const likeness = (left: Uint32Array, right: Uint32Array): number =>
  left.reduce((equal, value, at) => equal + (value === right[at] ? 1 : 0), 0) / HASHES
