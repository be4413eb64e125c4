import { connect } from 'node:net'
import type { IncomingMessage, RequestListener } from 'node:http'

import { describe, expect, it } from '@jest/globals'
import { pino } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'

import { listen } from '../../../src/server/http/listen.ts'
import { createAdminApp } from '../../../src/server/web/createAdminApp.ts'
import { withServer, type TestServer } from '../../helpers/withServer.ts'

type Seen = { body: string; headers: IncomingMessage['headers']; url: string }

/** Stands where Next stands: reads the body itself and tells what arrived. `x-answer` chooses the status. */
const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const seen: Seen = { body: Buffer.concat(chunks).toString(), headers: request.headers, url: request.url ?? '' }
    response.writeHead(Number(request.headers['x-answer'] ?? 200), { 'Content-Type': 'application/json' }).end(JSON.stringify(seen))
  })
}

const adminApp = (trustProxy = 'none') =>
  createAdminApp({
    budgets: { all: new RateLimiterMemory({ duration: 300, points: 6 }), perAddress: new RateLimiterMemory({ duration: 300, points: 3 }) },
    env: { HOST: '127.0.0.1', PORT: 4000, PORTAL_URL: 'https://portal.example/x', TRUST_PROXY: trustProxy },
    logger: pino({ level: 'silent' }),
    next: echo,
    product: () => ({ ready: false, roles: {} }),
  })

const withAdmin = (use: (server: TestServer) => Promise<void>, trustProxy?: string): Promise<void> => withServer(adminApp(trustProxy), use)

/** Writes a request as it is: `fetch` would tidy up paths and refuse some headers. */
const raw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

const statusOfPath = async (port: number, path: string): Promise<number> => {
  const answer = await raw(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  return Number(answer.split(' ')[1])
}

describe('routes of the admin listener', () => {
  it.each([
    ['/admin', 200], ['/admin/collections/news', 200], ['/api/news', 200], ['/api/news?where[a]=%25', 200], ['/_next/static/a.js', 200], ['/', 302], ['/healthz', 200], ['/readyz', 503],
    ['/x', 404], ['/adminx', 404], ['/_next/image', 404], ['/package.json', 404], ['/api/graphql', 404], ['/API/GraphQL', 404], ['/api/graphql-playground', 404],
    ['/api/users/first-register', 404], ['/api/users/first-register/', 404], ['/api/users/%66irst-register', 404], ['/admin/create-first-user', 404],
    ['/api/payload-jobs/run', 404], ['/api/payload-jobs', 404], ['/admin/collections/payload-jobs', 404],
    ['//admin', 400], ['/api//users/first-register', 400], ['/admin/../api/graphql', 400], ['/api/users%2ffirst-register', 400], ['/api\\graphql', 400], ['/api/%E0%A4', 400], ['/api/users%252ffirst-register', 400],
  ])('%s answers %d', (path, status) =>
    withAdmin(async ({ port }) => {
      expect(await statusOfPath(port, path)).toBe(status)
    }))
})

describe('what reaches Next', () => {
  it('is the body whole, and no header that only Next or a proxy may set', () =>
    withAdmin(async ({ origin }) => {
      const body = JSON.stringify({ text: '湖北'.repeat(1_000) })
      const sent = { 'Content-Type': 'application/json', 'X-Forwarded-For': '1.2.3.4', 'X-Forwarded-Host': 'evil.example', 'X-Middleware-Subrequest': 'a:a:a', 'X-Custom': 'kept' }
      const seen = (await (await fetch(`${origin}/api/news`, { body, headers: sent, method: 'POST' })).json()) as Seen
      expect(seen.body).toBe(body)
      expect(seen.headers['x-custom']).toBe('kept')
      for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-middleware-subrequest']) expect(seen.headers[name]).toBeUndefined()
    }))

  it('keeps the headers of a believed proxy', () =>
    withAdmin(async ({ origin }) => {
      const seen = (await (await fetch(`${origin}/api/news`, { headers: { 'X-Forwarded-Host': 'admin.example' } })).json()) as Seen
      expect(seen.headers['x-forwarded-host']).toBe('admin.example')
    }, 'loopback'))

  it('carries the nonce that the answer allows, new each time', () =>
    withAdmin(async ({ origin }) => {
      const ask = async (): Promise<{ policy: string; toNext: string }> => {
        const answer = await fetch(`${origin}/admin`, { headers: { 'Content-Security-Policy': "script-src 'nonce-chosen-by-client'" } })
        return { policy: answer.headers.get('content-security-policy') ?? '', toNext: String(((await answer.json()) as Seen).headers['content-security-policy']) }
      }
      const [first, second] = [await ask(), await ask()]
      expect(first.policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='/)
      expect(first.toNext).toBe(first.policy)
      expect(second.policy).not.toBe(first.policy)
      expect(first.policy).toContain('https://portal.example;')
    }))

  it('is a server action only in the admin', () =>
    withAdmin(async ({ origin }) => {
      const post = async (path: string): Promise<number> => (await fetch(origin + path, { headers: { 'Next-Action': '00ff' }, method: 'POST' })).status
      expect([await post('/admin/collections/news'), await post('/api/news')]).toEqual([200, 404])
    }))
})

describe('limits', () => {
  it.each([
    ['4 MB and more of JSON', 'Content-Type: application/json\r\nContent-Length: 4194305', 413],
    ['a form of 60 MB', 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 62914560', 413],
    ['a body of unknown length', 'Transfer-Encoding: chunked', 413],
    ['two lengths', 'Content-Length: 2\r\nTransfer-Encoding: chunked', 400],
    ['a huge header', `X-Big: ${'a'.repeat(20_000)}`, 431],
  ])('%s is refused before it is read', async (_name, headers, status) => {
    const listening = await listen(adminApp(), '127.0.0.1', 0)
    const address = listening.server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const answer = await raw(port, `POST /api/news HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n`)
    await listening.close()
    expect(answer).toContain(` ${status} `)
  })

  it('refuses upgrades', async () => {
    const listening = await listen(adminApp(), '127.0.0.1', 0)
    const address = listening.server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const answer = await raw(port, 'GET /admin HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await listening.close()
    expect(answer).toBe('')
  })

  it('stops guessing by the address of the connection, whatever the client claims, and says when to come back', () =>
    withAdmin(async ({ origin }) => {
      const guess = (index: number): Promise<Response> =>
        fetch(`${origin}/api/users/login`, { headers: { 'X-Answer': '401', 'X-Forwarded-For': `10.0.0.${index}` }, method: 'POST' })
      const statuses: number[] = []
      for (let index = 0; index < 5; index += 1) statuses.push((await guess(index)).status)
      expect(statuses).toEqual([401, 401, 401, 429, 429])
      expect(Number((await guess(9)).headers.get('retry-after'))).toBeGreaterThan(200)
    }))

  it('counts per client behind a believed proxy, and all clients together', () =>
    withAdmin(async ({ origin }) => {
      const guess = async (client: string): Promise<number> =>
        (await fetch(`${origin}/api/users/login`, { headers: { 'X-Answer': '401', 'X-Forwarded-For': client }, method: 'POST' })).status
      const statuses: number[] = []
      for (const client of ['10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.2', '10.0.0.3', '10.0.0.3', '10.0.0.4']) statuses.push(await guess(client))
      expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429])
    }, 'loopback'))

  it('does not count logins that succeed', () =>
    withAdmin(async ({ origin }) => {
      const statuses: number[] = []
      for (let index = 0; index < 12; index += 1) statuses.push((await fetch(`${origin}/api/users/login`, { method: 'POST' })).status)
      expect(new Set(statuses)).toEqual(new Set([200]))
    }))
})
