import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { patrol } from '../../../src/links/patrol.ts'
import { EVILS, SLOW } from '../../fixtures/torture2/evilServer.ts'

const MB = 2 ** 20
const MAX_RSS_GROWTH = 1000 * MB
const isLong = Boolean(process.env['LONG'])
const LINKS = isLong ? 100_000 : 10_000

describe('servers and pages of the worst kind', () => {
  let server: ChildProcess
  let origin: string

  beforeAll(async () => {
    server = spawn(process.execPath, [path.resolve('test/fixtures/torture2/evilServer.ts')], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [port] = server.stdout ? ((await once(server.stdout, 'data')) as [Buffer]) : []
    origin = `http://127.0.0.1:${String(port).trim()}`
  })

  afterAll(() => void server.kill('SIGKILL'))

  it('should neither crash nor hang the patrol nor fill its memory, and each get a verdict with a reason', async () => {
    const before = process.memoryUsage.rss()
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50)
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const report = await patrol({ url: `${origin}/${isLong ? '' : '?short'}`, timeoutMs: 2500, concurrency: 16 })
    clearInterval(watch)
    const wrong = Object.entries(EVILS).filter(([name]) => isLong || !SLOW.has(name)).flatMap(([name, [, expected]]) => {
      const target = report.targets.find(({ url }) => url === `${origin}/${name}`)
      const said = `${target?.verdict} ${target?.reason}`
      return expected.test(said) && target?.message ? [] : [`${name}: ${expected.source}, said ${said} ${target?.evidence.join('；').slice(0, 200)}`]
    })
    process.stdout.write(`bad input: memory at most + ${Math.round((most - before) / MB)} MB, longest stall ${Math.round(delay.max / 1e6)} ms, ${report.targets.length} targets\n`)
    expect(wrong).toEqual([])
    expect(report.summary.byVerdict.broken).toBeGreaterThan(LINKS)
    expect(most - before).toBeLessThan(MAX_RSS_GROWTH)
  }, 120_000)
})
