import { describe, expect, it } from '@jest/globals'

import { resolveOptions } from '../../../src/links/patrolOptions.ts'
import { secondOpinion } from '../../../src/links/secondOpinion.edge.ts'
import type { FailureCode, Suspect } from '../../../src/links/trace.ts'
import { withServer } from '../../helpers/withServer.ts'

const suspect = (url: string, code: FailureCode = 'reset', via: string[] = []): Suspect => ({
  url, outcome: { kind: 'failure', code, detail: '', ms: 1, hops: [url, ...via].map((hop) => ({ url: hop, status: null, ms: 1 })) },
})

const opinion = (origin: string, suspects: Suspect[]): ReturnType<typeof secondOpinion> =>
  secondOpinion(suspects, { settings: resolveOptions({ url: origin, timeoutMs: 1500 }), signal: new AbortController().signal })

describe('secondOpinion', () => {
  it('should acquit what answers, and ask each URL once, by GET, without following its links', async () => {
    const asked: string[] = []
    await withServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      if (request.url === '/never') return
      if (request.url === '/reset') return void request.socket.destroy()
      response.writeHead(request.url === '/error' ? 500 : 200, { 'content-type': 'text/html' }).end('<a href="/other">x</a>')
    }, async ({ origin }) => {
      const urls = ['/fine', '/error', '/reset', '/never'].map((path) => origin + path)
      expect((await opinion(origin, urls.map((url) => suspect(url)))).fine).toEqual([`${origin}/fine`])
      expect(asked.sort()).toEqual(['GET /error', 'GET /fine', 'GET /never', 'GET /reset'])
    })
  })

  it('should contact neither forbidden addresses nor redirect targets the trace did not ask for', async () => {
    const inner: string[] = []
    await withServer((request, response) => {
      inner.push(request.url ?? '')
      response.end('secret')
    }, (sentinel) => withServer((request, response) => {
      response.writeHead(302, { location: request.url === '/in' ? `${sentinel.origin}/private` : '/closed' }).end()
    }, async ({ origin }) => {
      const { fine } = await opinion(origin, [suspect(`${origin}/in`, 'reset', [`${sentinel.origin}/private`]), suspect(`${sentinel.origin}/direct`), suspect(`${origin}/own`)])
      expect(fine).toEqual([])
      expect(inner).toEqual([])
    }))
  })

  it('should ask a host nothing more once it asked to be left alone, and say so', async () => {
    let asked = 0
    await withServer((_request, response) => {
      asked += 1
      response.writeHead(503, { 'retry-after': '60' }).end()
    }, async ({ origin, port }) => {
      const suspects = Array.from({ length: 20 }, (_, index) => suspect(`${origin}/${index}`))
      expect(await opinion(origin, suspects)).toEqual({ fine: [], rests: [[`127.0.0.1:${port}`, 60_000]] })
      expect(asked).toBeLessThanOrEqual(4)
    })
  })

  it('should start no process for what another opinion cannot change', async () => {
    expect(await opinion('http://127.0.0.1:9/', [suspect('http://127.0.0.1:9/', 'dns'), suspect('http://127.0.0.1:9/l', 'redirect-loop')])).toEqual({ fine: [], rests: [] })
  })
})
