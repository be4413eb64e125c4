import type { BarPart } from './stackedBars.ts'
import { rounded, svgFrame, type SvgNode, svgNode } from './svg.ts'

/** One run of a series. */
export type TrendColumn = { label: string; parts: readonly BarPart[] }

const WIDTH = 560
const HEIGHT = 180
const LEFT = 44
const TOP = 12
const BOTTOM = 26
const PLOT = HEIGHT - TOP - BOTTOM
const WIDEST = 48
/** Labels that fit below the columns. */
const LABELS = 10

const totalOf = ({ parts }: TrendColumn): number => parts.reduce((sum, { value }) => sum + value, 0)

/** The next round figure, even so that its half is whole. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return Math.max(2, ([1, 2, 4, 6, 8].find((step) => step * power >= value) ?? 10) * power)
}

const gridLine = (value: number, top: number): SvgNode[] => {
  const y = rounded(TOP + PLOT - (value / top) * PLOT)
  return [
    svgNode('line', { class: 'chart-grid', x1: LEFT, x2: WIDTH, y1: y, y2: y }),
    svgNode('text', { class: 'chart-text', 'text-anchor': 'end', x: LEFT - 6, y: y + 4 }, String(value)),
  ]
}

const columnOf = ({ label, parts }: TrendColumn, { centre, scale, width }: { centre: number; scale: number; width: number }): SvgNode[] => {
  let y = TOP + PLOT
  return parts.filter(({ value }) => value > 0).map(({ name, tone, value }) => {
    const height = value * scale
    y -= height
    return svgNode('rect', { class: `tone-${tone}`, height: rounded(height), width: rounded(width), x: rounded(centre - width / 2), y: rounded(y) }, svgNode('title', {}, `${label} · ${name} ${value}`))
  })
}

/** Columns over time, oldest first, on a scale from zero; null for fewer than two runs, which are no trend. */
export const trendColumns = (title: string, columns: readonly TrendColumn[]): null | SvgNode => {
  if (columns.length < 2) return null
  const top = roundUp(Math.max(...columns.map(totalOf)))
  const step = (WIDTH - LEFT) / columns.length
  const every = Math.ceil(columns.length / LABELS)
  const drawn = columns.flatMap((column, index) => {
    const centre = LEFT + step * (index + 0.5)
    const isNamed = (columns.length - 1 - index) % every === 0
    const name = isNamed ? [svgNode('text', { class: 'chart-text', 'text-anchor': 'middle', x: rounded(centre), y: HEIGHT - 8 }, column.label)] : []
    return [...columnOf(column, { centre, scale: PLOT / top, width: Math.min(step * 0.7, WIDEST) }), ...name]
  })
  return svgFrame({ height: HEIGHT, title, width: WIDTH }, [0, top / 2, top].flatMap((value) => gridLine(value, top)).concat(drawn))
}
