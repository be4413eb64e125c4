import type { ContentElement, ContentNode } from '../model/contentNode.ts'
import { filePlace } from './docxBuilder.ts'
import { numberText, stringCollector } from './xlsxStrings.ts'
import { type XmlAttributes, xmlEvents } from './xmlEvents.ts'

export type SheetContext = { hidden: boolean; name: string; strings: readonly string[] }

/** Cells taken from one sheet; what comes after is left out. */
const CELL_BUDGET = 200_000

/** Columns up to which gaps are filled. */
const WIDEST = 100

type Cell = { column: number; formula: string; reference: string; type: string; value: string }
type HiddenColumns = readonly { from: number; to: number }[]

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'

const columnOf = (reference: string): number => [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0)

const columnName = (column: number): string => (column <= 0 ? '' : columnName(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26)))

/** The texts written in a formula: what is left of one whose result no program has stored. */
const literalsOf = (formula: string): string => [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text]) => text).join('')

const textOf = ({ formula, type, value }: Cell, strings: readonly string[]): string => {
  if (value === '' && formula !== '') return literalsOf(formula)
  if (type === 's') return strings[Number(value)] ?? ''
  return type === 'n' ? numberText(value) : value
}

const cellNode = (cell: Cell, { hidden, name, strings }: SheetContext): ContentElement[] => {
  const text = textOf(cell, strings)
  if (text.trim() === '' || cell.type === 'b' || cell.type === 'e') return []
  const place = filePlace(`${name}!${cell.reference}`)
  const attributes = { ...(hidden ? { hidden: '' } : {}), ...(cell.type === 'n' ? { 'data-number': cell.value } : {}) }
  return [{ attributes, children: [{ kind: 'text', place, text }], kind: 'element', place, tag: 'td' }]
}

/** Reads rows and cells in order, with cells that carry no reference counted on. */
class SheetReader {
  readonly rows: ContentElement[] = []
  private cell: Cell | null = null
  private cells: ContentNode[] = []
  private readonly collector = stringCollector()
  private column = 0
  private readonly context: SheetContext
  private readonly hiddenColumns: { from: number; to: number }[] = []
  private inFormula = false
  private inValue = false
  private left = CELL_BUDGET
  private row = 0
  private rowHidden = false

  constructor(context: SheetContext) {
    this.context = context
  }

  open(name: string, attributes: XmlAttributes): void {
    this.collector.open(name)
    if (name === 'col' && isOn(attributes['hidden'])) this.hiddenColumns.push({ from: Number(attributes['min']), to: Number(attributes['max']) })
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'v') this.inValue = true
    else if (name === 'f') this.inFormula = true
  }

  private openRow({ hidden, r }: XmlAttributes): void {
    this.row = r === undefined ? this.row + 1 : Number(r)
    this.rowHidden = isOn(hidden)
    this.column = 0
    this.cells = []
  }

  private openCell({ r, t }: XmlAttributes): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r)
    this.cell = { column: this.column, reference: r ?? `${columnName(this.column)}${this.row}`, type: t ?? 'n', value: '', formula: '' }
  }

  text(data: string): void {
    this.collector.text(data)
    if (this.inValue && this.cell) this.cell.value += data
    else if (this.inFormula && this.cell) this.cell.formula += data
  }

  close(name: string): void {
    this.collector.close(name)
    if (name === 'v') this.inValue = false
    else if (name === 'f') this.inFormula = false
    else if (name === 'c') this.closeCell()
    else if (name === 'row' && this.cells.length > 0) this.closeRow()
  }

  private closeCell(): void {
    const inline = this.collector.take()
    const { cell } = this
    this.cell = null
    this.left -= 1
    if (!cell || this.left < 0) return
    const hidden = this.context.hidden || this.rowHidden || isWithin(cell.column, this.hiddenColumns)
    this.fillUpTo(cell.column)
    this.cells.push(...cellNode({ ...cell, value: cell.type === 'inlineStr' ? inline : cell.value }, { ...this.context, hidden }))
  }

  /** Cells that hold nothing keep the place of those that do, so that a cell stands under the head of its column. */
  private fillUpTo(column: number): void {
    const wanted = Math.min(column - 1, WIDEST)
    while (this.cells.length < wanted) this.cells.push({ attributes: {}, children: [], kind: 'element', place: filePlace(`${this.context.name}!${columnName(this.cells.length + 1)}${this.row}`), tag: 'td' })
  }

  private closeRow(): void {
    this.rows.push({ attributes: {}, children: this.cells, kind: 'element', place: filePlace(`${this.context.name}!${this.row}:${this.row}`), tag: 'tr' })
    this.cells = []
  }
}

const isWithin = (column: number, ranges: HiddenColumns): boolean => ranges.some(({ from, to }) => column >= from && column <= to)

/** The cells of a worksheet that hold something, each with its place `Sheet!B7`; cells of hidden sheets, rows and columns are `hidden`. */
export const sheetRows = (bytes: Uint8Array, context: SheetContext): ContentElement[] => {
  const reader = new SheetReader(context)
  xmlEvents(bytes, { close: (name) => reader.close(name), open: (name, attributes) => reader.open(name, attributes), text: (data) => reader.text(data) })
  return reader.rows
}
