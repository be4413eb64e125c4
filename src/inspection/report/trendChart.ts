import { lineChart } from '../../shared/charts/lineChart.ts'
import { svgMarkup } from '../../shared/charts/svg.ts'
import type { TrendDay } from './inspectionReport.ts'

const COLORS: Readonly<Record<TrendDay['outcome'], string>> = { failed: '#b25400', passed: '#2e7d32', vetoed: '#c62828' }

/** Marks by day as SVG; green passed, orange below 60, red vetoed. */
export const trendChart = (trend: readonly TrendDay[]): string =>
  svgMarkup(lineChart({ max: 100, points: trend.map(({ day, outcome, score }) => ({ color: COLORS[outcome], label: day, value: score })), title: `每日得分：${trend[0]?.day ?? ''} 至 ${trend.at(-1)?.day ?? ''}` }))
