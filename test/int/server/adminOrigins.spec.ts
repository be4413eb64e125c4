import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { PASSWORD, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

let portal: TestPayload
let cookie = ''

beforeAll(async () => {
  process.env['ADMIN_URL'] = 'https://admin.example.gov.cn/'
  portal = await startPayload('server-origins')
  const { email } = await portal.account('editor')
  cookie = (await portal.login(email, PASSWORD)).headers.get('set-cookie')?.split(';', 1)[0] ?? ''
}, 60_000)

afterAll(async () => {
  delete process.env['ADMIN_URL']
  await portal.destroy()
})

describe('a browser’s session', () => {
  it.each([
    ['https://admin.example.gov.cn', true], ['http://127.0.0.1:3001', true], ['http://localhost:3001', true],
    ['https://admin.example.gov.cn.evil.example', false], ['http://admin.example.gov.cn', false], ['https://evil.example', false],
  ])('from %s: %s', async (origin, known) => {
    const { body } = await portal.rest('GET', '/users/me', { headers: { Cookie: cookie, Origin: origin } })
    expect(Boolean(body['user'])).toBe(known)
  })
})
