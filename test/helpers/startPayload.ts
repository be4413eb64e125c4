import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { type BasePayload, getPayload, handleEndpoints } from 'payload'

import type { Role } from '../../src/shared/roles.ts'

export type RestAnswer = { body: Record<string, unknown> & { doc?: Record<string, unknown>; docs?: Record<string, unknown>[]; errors?: { message: string }[] }; headers: Headers; status: number }
export type RestCall = { body?: unknown; form?: FormData; headers?: Record<string, string>; token?: string }

export type TestPayload = {
  /** Makes an account and gives its id and a token. */
  account: (role: Role, extra?: Record<string, unknown>) => Promise<{ email: string; id: string; token: string }>
  dataDir: string
  destroy: () => Promise<void>
  login: (email: string, password?: string) => Promise<RestAnswer>
  payload: BasePayload
  rest: (method: string, url: string, call?: RestCall) => Promise<RestAnswer>
}

export const PASSWORD = 'Test-Passw0rd!9'
const ORIGIN = 'http://127.0.0.1:3001'

/**
 * The portal's own Payload on a database of its own, with its REST API answered in process. Sets the environment before
 * the config is imported, so one call per Jest file.
 */
export const startPayload = async (name: string): Promise<TestPayload> => {
  const uri = new URL(process.env['TEST_MONGO_URI'] ?? '')
  uri.pathname = `/${name}`
  const dataDir = mkdtempSync(path.join(tmpdir(), `pco-${name}-`))
  Object.assign(process.env, { DATABASE_URI: uri.href, DATA_DIR: dataDir, PAYLOAD_SECRET: 'x'.repeat(40) })
  const { default: config } = await import('../../payload.config.ts')
  const payload = await getPayload({ config })
  payload.logger.level = process.env['TEST_LOG_LEVEL'] ?? 'silent'
  const rest: TestPayload['rest'] = async (method, url, { body, form, headers, token } = {}) => {
    const request = new Request(`${ORIGIN}/api${url}`, {
      body: form ?? (body === undefined ? null : JSON.stringify(body)),
      headers: { ...(form ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `JWT ${token}` } : {}), ...headers },
      method,
    })
    const response = await handleEndpoints({ config, request })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return { body: isJson && text ? JSON.parse(text) : { text }, headers: response.headers, status: response.status }
  }
  const login: TestPayload['login'] = async (email, password = PASSWORD) => rest('POST', '/users/login', { body: { email, password } })
  let number = 0
  return {
    account: async (role, extra = {}) => {
      const email = `${role}${(number += 1)}@example.com`
      const { id } = await payload.create({ collection: 'users', data: { email, name: `${role}${number}`, password: PASSWORD, roles: [role], ...extra } })
      const { body } = await login(email)
      return { email, id: String(id), token: String(body['token']) }
    },
    dataDir,
    destroy: async () => {
      await payload.db.connection.dropDatabase()
      await payload.destroy()
      rmSync(dataDir, { force: true, recursive: true })
    },
    login,
    payload,
    rest,
  }
}
