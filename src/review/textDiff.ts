/** A stretch of text: in both states, in the earlier one only, or in the later one only. */
export type Piece = { kind: 'gone' | 'new' | 'same'; text: string }

type Part = { kind: Piece['kind']; value: string }

/** Products of lengths beyond this are not aligned: the whole stretch counts as rewritten. */
const MOST_CELLS = 4_000_000

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

const wordsOf = (text: string): string[] => [...WORDS.segment(text)].map(({ segment }) => segment)

const all = (kind: Piece['kind'], values: readonly string[]): Part[] => values.map((value) => ({ kind, value }))

/** How long the longest common subsequence of what begins at (row, column) is, for all of them. */
const commonLengths = (before: readonly string[], after: readonly string[]): Uint16Array[] => {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [here, below] = [rows[row], rows[row + 1]]
      if (here && below) here[column] = before[row] === after[column] ? (below[column + 1] ?? 0) + 1 : Math.max(below[column] ?? 0, here[column + 1] ?? 0)
    }
  }
  return rows
}

const align = (before: readonly string[], after: readonly string[]): Part[] => {
  if (before.length * after.length > MOST_CELLS) return [...all('gone', before), ...all('new', after)]
  const lengths = commonLengths(before, after)
  const parts: Part[] = []
  let [row, column] = [0, 0]
  while (row < before.length && column < after.length) {
    const [gone = '', added = ''] = [before[row], after[column]]
    if (gone === added) {
      parts.push({ kind: 'same', value: gone })
      row += 1
      column += 1
    } else if ((lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0)) {
      parts.push({ kind: 'gone', value: gone })
      row += 1
    } else {
      parts.push({ kind: 'new', value: added })
      column += 1
    }
  }
  return [...parts, ...all('gone', before.slice(row)), ...all('new', after.slice(column))]
}

/** What both begin and end with needs no alignment, and is most of it. */
const compare = (before: readonly string[], after: readonly string[]): Part[] => {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return [
    ...all('same', before.slice(0, head)),
    ...align(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...all('same', before.slice(before.length - tail)),
  ]
}

const joined = (parts: readonly Part[]): Piece[] => {
  const pieces: Piece[] = []
  for (const { kind, value } of parts) {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += value
    else pieces.push({ kind, text: value })
  }
  return pieces
}

/** Word by word; joined again, the pieces that are not `new` give `before`, those not `gone` give `after`. */
export const diffWords = (before: string, after: string): Piece[] => joined(compare(wordsOf(before), wordsOf(after)))

/** A run of removed and added lines, the removed ones first: lines that took each other's place are compared word by word. */
const pairUp = (run: readonly Part[]): Piece[][] => {
  const [gone, added] = (['gone', 'new'] as const).map((kind) => run.filter((part) => part.kind === kind).map(({ value }) => value))
  const length = Math.max(gone?.length ?? 0, added?.length ?? 0)
  return Array.from({ length }, (_, index) => {
    const [before, after] = [gone?.[index], added?.[index]]
    if (before === undefined) return [{ kind: 'new', text: after ?? '' }]
    return after === undefined ? [{ kind: 'gone', text: before }] : diffWords(before, after)
  })
}

/** The lines in which two texts differ, each as its pieces; lines that stayed are left out. */
export const diffLines = (before: readonly string[], after: readonly string[]): Piece[][] => {
  const lines: Piece[][] = []
  let run: Part[] = []
  for (const part of [...compare(before, after), null]) {
    if (part && part.kind !== 'same') {
      run.push(part)
      continue
    }
    lines.push(...pairUp(run))
    run = []
  }
  return lines
}
