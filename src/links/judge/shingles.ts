const SIZE = 4
const READ = 4000

const shinglesOf = (text: string): Set<string> => {
  const shingles = new Set<string>()
  for (let index = 0; index + SIZE <= Math.min(text.length, READ); index += 1) shingles.add(text.slice(index, index + SIZE))
  return shingles
}

/** Share of four-character shingles two texts have in common (Jaccard, 0 to 1). */
export function shingleSimilarity(one: string, other: string): number {
  if (one === other) return 1
  const [left, right] = [shinglesOf(one), shinglesOf(other)]
  let common = 0
  for (const shingle of left) if (right.has(shingle)) common += 1
  const all = left.size + right.size - common
  return all === 0 ? 0 : common / all
}
