import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'

import { parseQuery } from '../../../src/delivery/api/parseQuery.ts'
import { UserError } from '../../../src/shared/errors.ts'

const schema = z.object({ kind: z.enum(['a', 'b']).optional().describe('a 或 b'), q: z.string().min(1).describe('一个词') })

describe('parseQuery', () => {
  it('should read what the schema knows and take an empty value as not given', () => {
    expect(parseQuery(schema, '/x?q=%E4%B8%AD+%E6%96%87&kind=')).toEqual({ q: '中 文' })
  })

  it.each([
    ['/x', '参数“q”没有给出，须为：一个词。'],
    ['/x?q=1&kind=c', '参数“kind”的值“c”不对，须为：a 或 b。'],
    ['/x?q=1&size=2', '参数“size”不认识。这里可用的参数：kind、q。'],
    ['/x?q=1&q=2', '参数“q”只能给一次。'],
    ['/x?q[$ne]=1', '参数“q[$ne]”不认识。'],
    ['/x?__proto__=1&q=1', '参数“__proto__”不认识。'],
  ])('should refuse %s and say why', (url, message) => {
    expect(() => parseQuery(schema, url)).toThrow(message)
  })

  it('should give scalars or a UserError, whatever it is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        try {
          expect(typeof parseQuery(schema, `/x?q=1&${tail}`).q).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
    )
  })
})
