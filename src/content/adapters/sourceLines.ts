/** Line and column (both from 1, columns in UTF-16 units) of an offset into a text. */
export type SourceLines = { at: (offset: number) => { column: number; line: number } }

const startsOf = (source: string): number[] => {
  const starts = [0]
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return starts
}

/** Indexes the lines of a text; LF, CRLF and CR end a line. */
export const sourceLines = (source: string): SourceLines => {
  const starts = startsOf(source)
  const lineOf = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    at: (offset) => {
      const line = lineOf(offset)
      return { column: offset - (starts[line] ?? 0) + 1, line: line + 1 }
    },
  }
}
