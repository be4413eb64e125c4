import { rounded, svgFrame, type SvgNode, svgNode } from './svg.ts'

/** One part of a bar. `tone` names its colour: the class is `tone-<tone>`. */
export type BarPart = { name: string; tone: string; value: number }

export type BarRow = { label: string; parts: readonly BarPart[] }

const WIDTH = 560
const LABEL = 150
const BARS = 350
const ROW = 26
const BAR = 16
const LABEL_UNITS = 22

/** CJK characters are twice as wide as Latin ones. */
const units = (char: string): number => ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1)

const shortened = (label: string): string => {
  let room = LABEL_UNITS
  let kept = ''
  for (const char of label) {
    room -= units(char)
    if (room < 0) return `${kept}…`
    kept += char
  }
  return kept
}

const totalOf = ({ parts }: BarRow): number => parts.reduce((sum, { value }) => sum + value, 0)

const barOf = ({ label, parts }: BarRow, { scale, y }: { scale: number; y: number }): SvgNode[] => {
  let x = LABEL + 8
  return parts.filter(({ value }) => value > 0).map(({ name, tone, value }) => {
    const width = Math.max(value * scale, 1)
    const part = svgNode('rect', { class: `tone-${tone}`, height: BAR, width: rounded(width), x: rounded(x), y: y + (ROW - BAR) / 2 }, svgNode('title', {}, `${label} · ${name} ${value}`))
    x += width
    return part
  })
}

const rowOf = (row: BarRow, at: { scale: number; y: number }): SvgNode[] => {
  const total = totalOf(row)
  const text = { class: 'chart-text', y: at.y + ROW / 2 + 4.5 }
  const end = LABEL + 8 + Math.max(total * at.scale, 1) + 8
  return [
    svgNode('text', { ...text, 'text-anchor': 'end', x: LABEL }, shortened(row.label)), ...barOf(row, at),
    svgNode('text', { ...text, x: rounded(end) }, String(total)),
  ]
}

/** Horizontal bars, one row each, all on one scale from zero; null where there is nothing to draw. */
export const stackedBars = (title: string, rows: readonly BarRow[]): null | SvgNode => {
  const most = Math.max(0, ...rows.map(totalOf))
  if (most === 0) return null
  const children = rows.flatMap((row, index) => rowOf(row, { scale: BARS / most, y: index * ROW }))
  return svgFrame({ height: rows.length * ROW, title, width: WIDTH }, children)
}
