import { describe, expect, it } from '@jest/globals'
import { formatErrors } from 'payload'

import { showRefusals } from '../../../hooks/showRefusals.ts'

/** An error as the other copy of Payload throws it, its class without a name by the build. */
const foreign = (more: object) => Object.assign(new Error('重定向会形成循环'), { isPublic: true, name: '', status: 400, ...more })

const answer = (error: Error, result: object = formatErrors(error as never)) => showRefusals()({ error, result } as never)

describe('showRefusals', () => {
  it('should show what another copy of Payload refused, which Payload itself does not', () => {
    const error = foreign({ data: { code: 'REDIRECT_LOOP' } })
    expect(formatErrors(error as never)).toEqual({ errors: [{ message: 'An unknown error occurred.' }] })
    expect(answer(error)).toEqual({ response: { errors: [{ data: { code: 'REDIRECT_LOOP' }, message: '重定向会形成循环', name: '' }] } })
  })

  it('should keep the faults of fields where the form looks for them', () => {
    const data = { errors: [{ message: '必填', path: 'title' }] }
    expect(answer(foreign({ data }))).toMatchObject({ response: { errors: [{ data }] } })
  })

  it('should leave the answer that another hook chose, such as the one sentence of a failed login', () => {
    expect(answer(foreign({}), { errors: [{ message: '邮箱或密码不正确' }] })).toBeUndefined()
  })

  it.each([[foreign({ isPublic: false })], [foreign({ isPublic: undefined })], [new Error('E11000 duplicate key')]])('should say nothing of an error that is not for the public', (error) => expect(answer(error)).toBeUndefined())
})
