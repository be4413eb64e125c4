import { expect, it } from '@jest/globals'
import fc from 'fast-check'

import { lineChart } from '../../../src/shared/charts/lineChart.ts'
import { svgMarkup } from '../../../src/shared/charts/svg.ts'

it('keeps every point on the sheet and every word harmless, whatever the values', () => {
  const point = fc.record({ color: fc.constantFrom('#2e7d32', '"><b>'), label: fc.string(), value: fc.double({ max: 1e6, min: -1e6, noNaN: true }) })
  fc.assert(fc.property(fc.array(point, { maxLength: 70 }), (points) => {
    const svg = svgMarkup(lineChart({ max: 100, points, title: '<趋势>' }))
    const places = [...svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
    expect(places).toHaveLength(points.length)
    for (const [x, y] of places) expect(x >= 0 && x <= 720 && y >= 0 && y <= 180).toBe(true)
    expect(svg).not.toMatch(/NaN|<b>|<趋势>/)
  }), { numRuns: 200, seed: 5 })
})
