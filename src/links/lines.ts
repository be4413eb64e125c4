export type Position = { line: number; column: number }

/** Tells where in a source something stands, asked in rising order. */
export type LineFinder = { at: (index: number) => Position }

/** Lines of a text: 1-based line and column of an offset. */
export class Lines implements LineFinder {
  private readonly source: string
  private line = 1
  private start = 0
  private next: number

  constructor(source: string) {
    this.source = source
    this.next = source.indexOf('\n')
  }

  at(index: number): Position {
    if (index < this.start) return { line: this.line, column: 1 }
    while (this.next !== -1 && this.next < index) {
      this.line += 1
      this.start = this.next + 1
      this.next = this.source.indexOf('\n', this.start)
    }
    return { line: this.line, column: index - this.start + 1 }
  }
}
