import { describe, expect, it } from '@jest/globals'

import { linkProblem } from '../../../src/findings/linkProblem.ts'
import type { Verdict } from '../../../src/findings/types.ts'

const severity = (verdict: Verdict, reason: string, confirmed = false) =>
  linkProblem({ internal: false, reason, url: 'https://example.com/', verdict }, confirmed)?.severity ?? null

describe('linkProblem', () => {
  it.each([
    ['danger', 'parked', false, 'danger'],
    ['broken', 'http-404', true, 'error'],
    ['broken', 'http-404', false, 'warning'],
    ['suspicious', 'soft-404', false, 'warning'],
    ['blocked', 'bot-wall', false, 'hint'],
    ['redirected', 'chain', false, 'warning'],
    ['redirected', 'permanent', false, 'hint'],
    ['redirected', 'temporary', false, null],
    ['skipped', 'robots', false, null],
    ['ok', 'ok', false, null],
  ] as const)('should weigh %s %s (confirmed: %s) as %s', (...row) => {
    expect(severity(row[0], row[1], row[2])).toBe(row[3])
  })

  it('should name what is wrong and where', () => {
    expect(linkProblem({ internal: true, reason: 'http-404', url: 'https://example.com/a', verdict: 'broken' }, true)?.title).toBe('断链（页面不存在，404）：https://example.com/a')
  })
})
