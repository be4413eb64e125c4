import { rounded, type SvgNode, svgNode } from './svg.ts'

/** One value over time; `color` marks its point. */
export type ChartPoint = { color: string; label: string; value: number }

type Chart = { max: number; points: readonly ChartPoint[]; title: string }

const WIDTH = 720
const HEIGHT = 180
const LEFT = 34
const RIGHT = 12
const TOP = 12
const BOTTOM = 26
const INK = '#57606a'

const text = (shown: string, attributes: SvgNode['attributes']): SvgNode => svgNode('text', attributes, shown)

const gridLine = (value: number, y: number): SvgNode[] => [
  svgNode('line', { stroke: '#dfe3e8', x1: LEFT, x2: WIDTH - RIGHT, y1: y, y2: y }), text(String(rounded(value)), { 'text-anchor': 'end', x: LEFT - 6, y: y + 4 }),
]

const endLabels = (points: readonly ChartPoint[]): SvgNode[] => {
  const [first, last] = [points[0], points.at(-1)]
  const y = HEIGHT - 8
  return [...(first ? [text(first.label, { x: LEFT, y })] : []), ...(last && points.length > 1 ? [text(last.label, { 'text-anchor': 'end', x: WIDTH - RIGHT, y })] : [])]
}

/** A line over time from 0 to `max`, an image of its own; each point tells its label and value. No script, no style sheet, no font of its own. */
export const lineChart = ({ max, points, title }: Chart): SvgNode => {
  const step = points.length > 1 ? (WIDTH - LEFT - RIGHT) / (points.length - 1) : 0
  const xOf = (at: number): number => rounded(LEFT + at * step)
  const yOf = (value: number): number => rounded(TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(max, Math.max(0, value)) / max))
  const dots = points.map(({ color, label, value }, at) => svgNode('circle', { cx: xOf(at), cy: yOf(value), fill: color, r: 3.5 }, svgNode('title', {}, `${label}：${value}`)))
  const frame = { 'aria-label': title, fill: INK, 'font-family': 'sans-serif', 'font-size': 12, height: HEIGHT, role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, xmlns: 'http://www.w3.org/2000/svg' }
  return svgNode(
    'svg', frame, svgNode('title', {}, title), ...[0, max / 2, max].flatMap((value) => gridLine(value, yOf(value))),
    svgNode('polyline', { fill: 'none', points: points.map(({ value }, at) => `${xOf(at)},${yOf(value)}`).join(' '), stroke: INK, 'stroke-width': 1.5 }), ...dots, ...endLabels(points),
  )
}
