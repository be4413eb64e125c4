import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { computeScore, type Indicator, pointsOf, roundPoints } from '../../../src/scores/computeScore.ts'
import { decideScoreStep, type ScoreFacts } from '../../../src/scores/decideScoreStep.ts'
import { rankScores } from '../../../src/scores/rankScores.ts'

const indicator = (extra: Partial<Indicator>): Indicator => ({ key: 'a', name: '指标', scoring: 'linear', weight: 20, ...extra })
const STEPS = [{ at: 1, points: 5 }, { at: 3, points: 12 }, { at: 5, points: 30 }]

describe('pointsOf', () => {
  it.each<[string, Partial<Indicator>, [number, number][]]>([
    ['linear', { max: 200, min: 0 }, [[0, 0], [50, 5], [200, 20], [250, 20], [-1, 0], [33, 3.3]]],
    ['linear, lower is better', { better: 'lower', max: 10, min: 0 }, [[0, 20], [10, 0], [5, 10], [12, 0]]],
    ['linear without a span', { max: 5, min: 5 }, [[5, 0], [9, 0]]],
    ['steps', { scoring: 'steps', steps: STEPS }, [[0, 0], [1, 5], [2.9, 5], [3, 12], [9, 20]]],
    ['steps, lower is better', { better: 'lower', scoring: 'steps', steps: [{ at: 1, points: 20 }, { at: 3, points: 10 }] }, [[0, 20], [1, 20], [2, 10], [4, 0]]],
    ['threshold', { scoring: 'threshold', threshold: 60 }, [[59.99, 0], [60, 20]]],
    ['threshold, lower is better', { better: 'lower', scoring: 'threshold', threshold: 3 }, [[3, 20], [4, 0]]],
    ['manual', { scoring: 'manual' }, [[12.345, 12.35], [25, 20], [-3, 0]]],
  ])('should score %s', (_name, extra, table) => {
    for (const [raw, points] of table) expect([raw, pointsOf(indicator(extra), raw)]).toEqual([raw, points])
  })

  it('should stay between nothing and the weight', () => {
    const scoring = fc.constantFrom('linear', 'manual', 'steps', 'threshold')
    const number = fc.double({ max: 1e6, min: -1e6, noNaN: true })
    const arbitrary = fc.record({ better: fc.constantFrom('higher', 'lower'), max: number, min: number, scoring, threshold: number }) as fc.Arbitrary<Partial<Indicator>>
    fc.assert(fc.property(arbitrary, number, (extra, raw) => {
      const points = pointsOf(indicator({ ...extra, steps: STEPS }), raw)
      expect(points).toBeGreaterThanOrEqual(0)
      expect(points).toBeLessThanOrEqual(20)
    }))
  })
})

it('should add up points and adjustments exactly, and name what is missing', () => {
  const indicators = [indicator({ max: 3, min: 0, weight: 1 }), indicator({ key: 'b', name: '另一', scoring: 'manual' })]
  const result = computeScore({ adjustments: [-0.1, 0.2], indicators, raw: new Map([['a', 1]]) })
  expect([...result.points]).toEqual([['a', 0.33], ['b', 0]])
  expect([result.total, result.missing]).toEqual([0.43, ['另一']])
  expect([1.005, -1.005, 2.675].map(roundPoints)).toEqual([1.01, -1.01, 2.68])
})

it('should share ranks between equals and skip the next', () => {
  expect([...rankScores([{ id: 'a', total: 80 }, { id: 'b', total: 90 }, { id: 'c', total: 80 }, { id: 'd', total: 70 }])]).toEqual([['a', 2], ['b', 1], ['c', 2], ['d', 4]])
})

it.each<[string, Partial<ScoreFacts>, string]>([
  ['another confirms', {}, 'ok'],
  ['who entered confirms', { editedBy: ['u1', 'me'] }, 'FORBIDDEN'],
  ['values are missing', { missing: ['满意度'] }, 'INPUT_INVALID'],
  ['a centre user confirms', { isTrade: false }, 'FORBIDDEN'],
  ['a draft is published', { action: 'publish' }, 'STATE_INVALID'],
  ['a confirmed one is published', { action: 'publish', state: 'confirmed' }, 'ok'],
  ['a confirmed one is sent back without reason', { action: 'return', state: 'confirmed' }, 'INPUT_INVALID'],
  ['a published one is corrected with a reason', { action: 'correct', reason: '误录', state: 'published' }, 'ok'],
  ['a published one is confirmed again', { state: 'published' }, 'STATE_INVALID'],
  ['an older revision is corrected', { action: 'correct', current: false, reason: '误录', state: 'published' }, 'STATE_INVALID'],
])('when %s', (_name, extra, expected) => {
  const step = decideScoreStep({ action: 'confirm', actor: 'me', current: true, editedBy: ['u1'], isTrade: true, missing: [], reason: '', state: 'draft', ...extra })
  expect(step.allowed ? 'ok' : step.code).toBe(expected)
})
