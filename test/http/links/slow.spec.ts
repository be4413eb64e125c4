import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { patrol } from '../../../src/links/patrol.ts'

const TIMEOUT_MS = 300
const BUSY_MS = TIMEOUT_MS * 4

/** Keeps this thread from everything else. */
const beBusy = (): void => {
  for (const end = performance.now() + BUSY_MS; performance.now() < end;) continue
}

describe('slow answers, and a patrol that is itself busy', () => {
  let server: Worker
  let verdicts: Map<string, string>
  let busy = 0

  beforeAll(async () => {
    server = new Worker(path.resolve('test/fixtures/slow/slowServer.ts'))
    const [port] = (await once(server, 'message')) as [number]
    server.on('message', () => {
      busy += 1
      beBusy()
    })
    const { targets } = await patrol({ url: `http://127.0.0.1:${port}/`, timeoutMs: TIMEOUT_MS, concurrency: 16, secondOpinion: false, sitemap: false })
    verdicts = new Map(targets.map(({ url, verdict, reason, hints }) => [new URL(url).pathname, [`${verdict} ${reason}`, ...hints].join(' ')]))
  })

  afterAll(() => server.terminate())

  it('should not count the time in which it did not listen against a server', () => {
    expect(busy).toBeGreaterThanOrEqual(2)
    expect(verdicts.get('/headers-while-busy')).toBe('ok ok')
    expect(verdicts.get('/body-while-busy')).toBe('ok ok')
  })

  it.each([
    ['a slow page that comes', '/slow-but-sure', /^ok ok$/],
    ['a file too long to read to its end', '/long-file.zip', /^ok ok 文件较大/],
    ['a page that goes on and on', '/endless', /^broken endless$/],
    ['a page that drips', '/drip', /^broken endless$/],
    ['a page that stops coming', '/stalls', /^broken truncated$/],
    ['a server that never answers', '/silent', /^broken timeout$/],
  ])('should tell what %s is', (_name, route, said) => {
    expect(verdicts.get(route)).toMatch(said)
  })
})
