import { comparable, SHINGLE } from '../../shared/similarity.ts'

const HASHES = 60
const ROWS = 3

/** Odd multipliers and offsets of the hash functions, from a fixed sequence so that signatures can be compared across processes. */
const FACTORS = Int32Array.from({ length: HASHES }, (_, at) => Math.imul(at + 1, 0x9e3779b1) | 1)
const OFFSETS = Int32Array.from({ length: HASHES }, (_, at) => Math.imul(at + 7, 0x85ebca6b))

/** FNV-1a over one piece, without cutting it out of the text. */
const hashAt = (text: string, start: number): number => {
  let hash = 0x811c9dc5
  for (let at = start; at < start + SHINGLE; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

const take = (signature: Uint32Array, hash: number): void => {
  for (let at = 0; at < HASHES; at += 1) {
    const mixed = Math.imul(hash ^ (OFFSETS[at] ?? 0), FACTORS[at] ?? 1) >>> 0
    if (mixed < (signature[at] ?? 0)) signature[at] = mixed
  }
}

/**
 * MinHash signature of a text's four-character shingles: the share of equal places estimates the Jaccard similarity
 * (Broder, On the resemblance and containment of documents, 1997). Null for a text without shingles.
 */
export const signatureOf = (text: string): Uint32Array | null => {
  const plain = comparable(text)
  if (plain.length < SHINGLE) return null
  const signature = new Uint32Array(HASHES).fill(0xffffffff)
  for (let start = 0; start + SHINGLE <= plain.length; start += 1) take(signature, hashAt(plain, start))
  return signature
}

/** Keys of the signature's bands: texts that are 60 % alike share one in 99 of 100 cases. */
export const bandsOf = (signature: Uint32Array): string[] =>
  Array.from({ length: HASHES / ROWS }, (_, band) => `${band}:${signature.subarray(band * ROWS, (band + 1) * ROWS).join(':')}`)

/** Estimated similarity of two signatures, 0 to 1. */
export const likeness = (left: Uint32Array, right: Uint32Array): number =>
  left.reduce((equal, value, at) => equal + (value === right[at] ? 1 : 0), 0) / HASHES
