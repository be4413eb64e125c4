import { describe, expect, it } from '@jest/globals'

import { coverageOf } from '../../../src/findings/coverageOf.ts'
import type { LinkOutcome } from '../../../src/findings/types.ts'

const outcome = (verdict: LinkOutcome['verdict'], reason: string, internal = true): LinkOutcome => ({ internal, reason, url: 'https://www.example.com/', verdict })
const judge = (...outcomes: LinkOutcome[]) => coverageOf({ complete: true, outcomes })

describe('coverageOf', () => {
  it.each([
    ['healthy site', judge(outcome('ok', 'ok')), 'whole'],
    ['a page that is gone', judge(outcome('broken', 'http-404')), 'whole'],
    ['an outside site that is down', judge(outcome('broken', 'timeout', false)), 'whole'],
    ['a page that is down', judge(outcome('ok', 'ok'), outcome('broken', 'http-502')), 'holes'],
    ['a portal that is down', judge(outcome('broken', 'connect')), 'holes'],
    ['a page that turns us away', judge(outcome('blocked', 'rate-limited')), 'holes'],
    ['a run cut short', coverageOf({ complete: false, outcomes: [outcome('ok', 'ok')] }), 'part'],
  ])('should judge %s', (_name, coverage, expected) => {
    expect(coverage).toBe(expected)
  })
})
