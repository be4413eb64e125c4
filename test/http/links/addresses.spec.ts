import diagnostics from 'node:diagnostics_channel'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { HostLookup } from '../../../src/links/patrolOptions.ts'
import { patrol } from '../../../src/links/patrol.ts'
import type { PatrolReport } from '../../../src/links/report.ts'
import { FORBIDDEN_HOSTS, FORBIDDEN_URLS, HOSTILE_ANSWERS } from '../../fixtures/torture2/addresses.ts'
import { startServer, type TestServer } from '../../helpers/withServer.ts'

const TARGETS = [...FORBIDDEN_HOSTS.map((host) => `http://${host}/`), ...FORBIDDEN_URLS]
const PUBLIC = '93.184.216.34'
const REBINDING = /rebind/ // goes to the public address that was checked, and nowhere else
const CODES = [301, 302, 303, 307, 308]
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
const header = (text: string): string => Buffer.from(text).toString('latin1')
const xml = (name: string, entry: string, urls: readonly string[]): string => `<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<${entry}><loc>${escape(url)}</loc></${entry}>`).join('')}</${name}>`
const mended = (url: string): string => url.replace(/\t/g, '')

/** Ways in: how a page leads to the nth target. */
const WAYS: Readonly<Record<string, RequestListener>> = {
  ...Object.fromEntries(CODES.map((code): [string, RequestListener] => [`r${code}`, (request, response) => void response.writeHead(code, { location: header(mended(targetOf(request.url))) }).end()])),
  meta: (request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<meta http-equiv="refresh" content="0;url='${escape(targetOf(request.url))}'"><p>正在跳转，请稍候。`),
  refresh: (request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', refresh: header(`0;url=${mended(targetOf(request.url))}`) }).end('<p>正在跳转，请稍候。'),
  second: (request, response) => void response.writeHead(302, { location: (request.url ?? '').replace('/second/', '/r302/') }).end(),
  link: (request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', link: header(`<${mended(targetOf(request.url))}>; rel=canonical`) }).end('<p>页面正文，说明办理流程。'),
}
const targetOf = (url = ''): string => TARGETS[Number(url.split('/')[2])] ?? ''

const listen = (hostile: { origin: string }): RequestListener => (request, response) => {
  const [, way = ''] = (request.url ?? '/').split('/')
  const html = (body: string): void => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  const robotsOf = /^robots(\d+)\.site\.cn/.exec(request.headers.host ?? '')
  if (request.url === '/robots.txt') {
    if (robotsOf) return void response.writeHead(302, { location: header(mended(TARGETS[Number(robotsOf[1])] ?? '')) }).end()
    return void response.writeHead(200, { 'content-type': 'text/plain' }).end(`User-agent: *\nAllow: /\nSitemap: ${hostile.origin}/pages.xml\n${TARGETS.map((url) => `Sitemap: ${mended(url)}`).join('\n')}\n`)
  }
  if (request.url === '/pages.xml') return void response.writeHead(200, { 'content-type': 'application/xml' }).end(xml('urlset', 'url', TARGETS))
  if (request.url === '/sitemap.xml') return void response.writeHead(200, { 'content-type': 'application/xml' }).end(xml('sitemapindex', 'sitemap', TARGETS))
  if (request.url === '/') {
    return html([
      ...TARGETS.map((url) => `<a href="${escape(url)}">x</a><img src="${escape(url)}x.png"><p style="background:url('${escape(url)}')"></p>`),
      ...Object.keys(WAYS).flatMap((name) => TARGETS.map((_, index) => `<a href="/${name}/${index}">x</a>`)),
      ...TARGETS.map((_, index) => `<a href="http://robots${index}.site.cn:${new URL(hostile.origin).port}/x">x</a>`),
    ].join('\n'))
  }
  return WAYS[way] ? WAYS[way](request, response) : html('<p>页面正文，说明办理流程。')
}

/** Answers as a hostile name server would: private addresses, mixed ones, and after the first time always private ones. */
const hostileLookup = (): HostLookup => {
  const asked = new Map<string, number>()
  return (name) => {
    asked.set(name, (asked.get(name) ?? 0) + 1)
    const rebinding = name === 'rebind.cn' && asked.get(name) === 1 ? [PUBLIC] : ['127.0.0.1']
    const addresses = HOSTILE_ANSWERS[name.replace(/\.$/, '')] ?? rebinding
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
  }
}

describe('addresses the patrol must never contact', () => {
  const attempts: string[] = []
  const hostile = { origin: '' }
  let site: TestServer
  let report: PatrolReport
  let sentinelHits = 0
  const sentinels = ['127.0.0.1', '127.0.0.2', '::1'].map((host) => ({ host, server: createServer(() => undefined).on('connection', () => { sentinelHits += 1 }) }))
  const watch = (message: unknown): void => {
    (message as { socket: Socket }).socket.on('connectionAttempt', (address: string, port: number) => attempts.push(`${address}:${port}`))
  }

  beforeAll(async () => {
    for (const { host, server } of sentinels) await new Promise<void>((resolve) => server.once('error', () => resolve()).listen(0, host, resolve))
    site = await startServer(listen(hostile))
    hostile.origin = site.origin
    diagnostics.subscribe('net.client.socket', watch)
    const allow = TARGETS.map((_, index) => `robots${index}.site.cn:${site.port}`)
    report = await patrol({ url: `${site.origin}/`, allow, lookup: hostileLookup(), timeoutMs: 2000, concurrency: 32 })
  }, 120_000)

  afterAll(async () => {
    diagnostics.unsubscribe('net.client.socket', watch)
    await site.close()
    for (const { server } of sentinels) await new Promise((resolve) => server.close(resolve))
  })

  it('should be at least 150, by a dozen ways in', () => {
    expect(FORBIDDEN_HOSTS.length).toBeGreaterThanOrEqual(150)
    expect(Object.keys(WAYS).length + 6).toBeGreaterThanOrEqual(12) // and: link, image, style, sitemap, list of sitemaps, robots.txt
  })

  it('should see no connection but to the site itself', () => {
    expect(attempts.length).toBeGreaterThan(0)
    expect([...new Set(attempts)].filter((attempt) => !attempt.startsWith(`${PUBLIC}:`))).toEqual([`127.0.0.1:${site.port}`])
    expect(sentinelHits).toBe(0)
    expect(sentinels.filter(({ server }) => (server.address() as AddressInfo | null) === null).length).toBeLessThan(3)
  })

  it('should be told as forbidden wherever the spelling is an address at all', () => {
    const wrong = TARGETS.flatMap((url) => {
      const href = URL.canParse(url) ? new URL(url).href : mended(url)
      const target = report.targets.find((one) => one.url === href)
      const expected = !/^http:/.test(url) ? 'skipped scheme' : URL.canParse(url) ? 'broken address-forbidden' : 'broken url-malformed'
      const said = `${target?.verdict} ${target?.reason}`
      return said === expected || REBINDING.test(url) ? [] : [`${url}: ${expected}, said ${said}`]
    })
    expect(wrong).toEqual([])
  })

  it('should be told as forbidden or bad where a redirect leads there', () => {
    const wrong = [...CODES.map((code) => `r${code}`), 'meta', 'refresh', 'second'].flatMap((way) => TARGETS.flatMap((url, index) => {
      const target = report.targets.find((one) => one.url === `${site.origin}/${way}/${index}`)
      const isFollowed = URL.canParse(url) && /^http:/.test(url)
      const expected = isFollowed ? ['broken address-forbidden'] : way === 'meta' || way === 'refresh' ? ['ok ok', 'broken redirect-bad-location'] : ['broken redirect-bad-location']
      return REBINDING.test(url) || expected.includes(`${target?.verdict} ${target?.reason}`) ? [] : [`${way} ${url}: said ${target?.verdict} ${target?.reason}`]
    }))
    expect(wrong).toEqual([])
  })
})
