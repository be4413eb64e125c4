import { escapeHtml } from './html.ts'

/** One value over time; `color` marks its point. */
export type ChartPoint = { color: string; label: string; value: number }

type Chart = { max: number; points: readonly ChartPoint[]; title: string }

const WIDTH = 720
const HEIGHT = 180
const LEFT = 34
const RIGHT = 12
const TOP = 12
const BOTTOM = 26

const round = (value: number): number => Math.round(value * 10) / 10

const grid = (max: number, yOf: (value: number) => number): string =>
  [0, max / 2, max].map((value) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${yOf(value)}" y2="${yOf(value)}" stroke="#dfe3e8"/><text x="${LEFT - 6}" y="${yOf(value) + 4}" text-anchor="end">${round(value)}</text>`).join('')

/** A line over time as an SVG image of its own, from 0 to `max`; each point tells its label and value. No script, no style sheet, no font of its own. */
export const lineChart = ({ max, points, title }: Chart): string => {
  const step = points.length > 1 ? (WIDTH - LEFT - RIGHT) / (points.length - 1) : 0
  const xOf = (at: number): number => round(LEFT + at * step)
  const yOf = (value: number): number => round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(max, Math.max(0, value)) / max))
  const line = points.map(({ value }, at) => `${xOf(at)},${yOf(value)}`).join(' ')
  const dots = points.map(({ color, label, value }, at) => `<circle cx="${xOf(at)}" cy="${yOf(value)}" r="3.5" fill="${escapeHtml(color)}"><title>${escapeHtml(label)}：${value}</title></circle>`).join('')
  const [first, last] = [points[0], points.at(-1)]
  const labels = [
    ...(first ? [`<text x="${LEFT}" y="${HEIGHT - 8}">${escapeHtml(first.label)}</text>`] : []),
    ...(last && points.length > 1 ? [`<text x="${WIDTH - RIGHT}" y="${HEIGHT - 8}" text-anchor="end">${escapeHtml(last.label)}</text>`] : []),
  ].join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12" fill="#57606a">`
    + `<title>${escapeHtml(title)}</title>${grid(max, yOf)}<polyline fill="none" stroke="#57606a" stroke-width="1.5" points="${line}"/>${dots}${labels}</svg>`
}
