import { describe, expect, it } from '@jest/globals'

import { nextCheckAt } from '../../../src/findings/nextCheckAt.ts'
import type { Verdict } from '../../../src/findings/types.ts'

const NOW = new Date('2026-11-24T00:00:00Z')

const minutesTo = (verdict: Verdict, reason: string, { failures = 0, notBefore = null as Date | null, sinceChange = null as null | number } = {}): null | number => {
  const outcome = { internal: false, reason, url: 'https://example.com/', verdict }
  const at = nextCheckAt({ notBefore, now: NOW, outcome, sinceChange, standing: { confirmed: false, failingSince: null, failures } })
  return at && (at.getTime() - NOW.getTime()) / 60_000
}

const WEEK = 7 * 24 * 60
const DAY = 24 * 60

describe('nextCheckAt', () => {
  it.each<[string, null | number, null | number]>([
    ['stable', minutesTo('ok', 'ok'), WEEK],
    ['first failure', minutesTo('broken', 'timeout', { failures: 1 }), 30],
    ['second failure', minutesTo('broken', 'timeout', { failures: 2 }), 120],
    ['third failure', minutesTo('broken', 'timeout', { failures: 3 }), 720],
    ['fourth failure', minutesTo('broken', 'timeout', { failures: 4 }), DAY],
    ['hundredth failure', minutesTo('danger', 'parked', { failures: 100, sinceChange: 100 }), DAY],
    ['just recovered', minutesTo('ok', 'ok', { sinceChange: 1 }), 30],
    ['recovered, second look', minutesTo('ok', 'ok', { sinceChange: 2 }), 120],
    ['recovered, third look', minutesTo('redirected', 'temporary', { sinceChange: 3 }), 720],
    ['recovered for good', minutesTo('ok', 'ok', { sinceChange: 4 }), WEEK],
    ['stably blocked', minutesTo('blocked', 'bot-wall'), WEEK],
    ['rate limited, as ever', minutesTo('blocked', 'rate-limited'), DAY],
    ['rate limited since now', minutesTo('blocked', 'rate-limited', { sinceChange: 1 }), 30],
    ['left alone for an hour', minutesTo('blocked', 'rate-limited', { notBefore: new Date(NOW.getTime() + 3_600_000) }), 60],
    ['left alone until yesterday', minutesTo('blocked', 'rate-limited', { notBefore: new Date(NOW.getTime() - 86_400_000) }), 0],
    ['no network', minutesTo('skipped', 'no-network'), 30],
    ['robots', minutesTo('skipped', 'robots'), WEEK],
    ['mailto', minutesTo('skipped', 'scheme'), null],
    ['outside, not asked', minutesTo('skipped', 'external'), null],
  ])('should plan: %s', (_name, minutes, expected) => {
    expect(minutes).toBe(expected)
  })
})
