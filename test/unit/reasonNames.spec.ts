import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { reasonName } from '../../src/shared/reasonNames.ts'

/** Reason codes as the judge's catalogue of messages names them. */
const codes = [...readFileSync('src/links/judge/messages.ts', 'utf8').matchAll(/^ {2}'?([a-z]+(?:-[a-z0-9]+)*)'?: /gm)].map(([, code = '']) => code)

describe('reasonName', () => {
  it('has a Chinese name for every reason that can be given', () => {
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !/\p{Script=Han}/u.test(reasonName(code)))).toEqual([])
  })

  it.each([['http-404', '页面不存在，404'], ['http-418', '打不开，418'], ['http-503', '服务器出错，503'], ['something-new', 'something-new']])('%s: %s', (code, name) => {
    expect(reasonName(code)).toBe(name)
  })
})
