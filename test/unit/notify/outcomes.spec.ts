import { describe, expect, it } from '@jest/globals'

import { judgeMail } from '../../../src/notify/judgeMail.ts'
import { judgeRobot } from '../../../src/notify/judgeRobot.ts'
import { MAX_ATTEMPTS, settleAttempt } from '../../../src/notify/settleAttempt.ts'

const now = new Date('2026-11-24T02:00:00Z')
const later = { detail: '421 busy', kind: 'temporary', retryAfterMs: null } as const

describe('settleAttempt', () => {
  it('should wait as long as the peer asks, but at least the own wait and at most a day', () => {
    const at = (retryAfterMs: null | number) => settleAttempt({ ...later, retryAfterMs }, { attempt: 1, now, waitMs: 30_000 })
    expect(at(null)).toEqual({ at: new Date('2026-11-24T02:00:30Z'), error: '421 busy', kind: 'retry' })
    expect(at(120_000)).toMatchObject({ at: new Date('2026-11-24T02:02:00Z') })
    expect(at(1_000)).toMatchObject({ at: new Date('2026-11-24T02:00:30Z') })
    expect(at(Number.MAX_SAFE_INTEGER)).toMatchObject({ at: new Date('2026-11-25T02:00:00Z') })
  })

  it('should give up at once what is refused for good, and the rest after the last attempt', () => {
    expect(settleAttempt({ detail: '550 unknown', kind: 'permanent' }, { attempt: 1, now, waitMs: 1 })).toEqual({ error: '550 unknown', kind: 'failed' })
    expect(settleAttempt(later, { attempt: MAX_ATTEMPTS - 1, now, waitMs: 1 }).kind).toBe('retry')
    expect(settleAttempt(later, { attempt: MAX_ATTEMPTS, now, waitMs: 1 })).toEqual({ error: `尝试 ${MAX_ATTEMPTS} 次仍未送达：421 busy`, kind: 'failed' })
  })
})

describe('judgeMail', () => {
  it.each([
    ['greylisting', 'EENVELOPE', 451, 'temporary'], ['an unknown recipient', 'EENVELOPE', 550, 'permanent'], ['a text refused as spam', 'EMESSAGE', 554, 'permanent'], ['a full mailbox', 'EMESSAGE', 452, 'temporary'],
    ['an impossible address', 'EENVELOPE', null, 'permanent'], ['a wrong password', 'EAUTH', 535, 'temporary'], ['a server that is not there', 'ECONNECTION', null, 'temporary'], ['silence', 'ETIMEDOUT', null, 'temporary'],
    ['a greeting that refuses', 'EPROTOCOL', 554, 'temporary'],
  ] as const)('should take %s for what it is', (...[, code, responseCode, kind]) => {
    expect(judgeMail({ code, response: responseCode === null ? null : `${responseCode} said so`, responseCode }).kind).toBe(kind)
  })
})

describe('judgeRobot', () => {
  const answer = (status: number, body: unknown = '', retryAfter = '') => ({ body: typeof body === 'string' ? body : JSON.stringify(body), kind: 'answer' as const, retryAfter, status })
  it.each([
    ['wecom', answer(200, { errcode: 0, errmsg: 'ok' }), { kind: 'sent' }],
    ['wecom', answer(200, { errcode: 93_000, errmsg: 'invalid webhook url' }), { detail: 'errcode 93000：invalid webhook url', kind: 'permanent' }],
    ['wecom', answer(200, { errcode: 45_009, errmsg: 'api freq out of limit' }), { kind: 'temporary', retryAfterMs: 60_000 }],
    ['wecom', answer(200, '<html>login</html>'), { kind: 'temporary' }],
    ['wecom', answer(200, { errcode: '0' }), { kind: 'temporary' }],
    ['dingtalk', answer(200, { errcode: 310_000, errmsg: 'sign not match' }), { kind: 'permanent' }],
    ['dingtalk', answer(200, { errcode: 130_101 }), { kind: 'temporary', retryAfterMs: 60_000 }],
    ['webhook', answer(204), { kind: 'sent' }],
    ['webhook', answer(200, { errcode: 1 }), { kind: 'sent' }],
    ['webhook', answer(500), { detail: 'HTTP 500', kind: 'temporary', retryAfterMs: null }],
    ['webhook', answer(429, '', '120'), { kind: 'temporary', retryAfterMs: 120_000 }],
    ['webhook', answer(503, '', 'Tue, 24 Nov 2026 02:05:00 GMT'), { kind: 'temporary', retryAfterMs: 300_000 }],
    ['webhook', answer(401), { detail: 'HTTP 401', kind: 'permanent' }],
    ['webhook', answer(307), { detail: expect.stringContaining('未跟随'), kind: 'permanent' }],
    ['webhook', { code: 'ECONNREFUSED', forbidden: false, kind: 'failure' as const }, { detail: 'ECONNREFUSED', kind: 'temporary' }],
    ['webhook', { code: 'ADDRESS_FORBIDDEN', forbidden: true, kind: 'failure' as const }, { detail: expect.stringContaining('NOTIFY_ALLOW'), kind: 'permanent' }],
  ] as const)('should judge what %s answered: %j', (channel, given, expected) => {
    expect(judgeRobot(channel, given, now.getTime())).toMatchObject(expected)
  })
})
