/** Answers made to stall or fill a checker, each as a start page of its own. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import { EVILS } from '../../fixtures/torture2/evilServer.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const MB = 1024 * 1024
const whole = (body: () => string | Buffer, headers: Record<string, string> = {}): Handler => {
  let made: string | Buffer | null = null
  return (_request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end((made ??= body()))
}

const filled = (size: number, piece: (index: number) => string): string => {
  const pieces: string[] = []
  for (let length = 0; length < size;) length += pieces[pieces.push(piece(pieces.length)) - 1]?.length ?? size
  return pieces.join('')
}

const many = (count: number, piece: (index: number) => string): string => Array.from({ length: count }, (_, index) => piece(index)).join('')

const page = (inside: string): string => `<!doctype html><title>页面</title><p>正文正文正文正文正文正文</p>${inside}`

/** Writes until nobody reads any more. */
const endless = (head: string, piece: string): Handler => ({ socket }) => {
  socket.write(head)
  const write = (): void => {
    while (!socket.destroyed && socket.write(piece)) continue
  }
  socket.on('drain', write).on('error', () => undefined)
  write()
}

const bombBody = (): Buffer => Buffer.alloc(200 * MB, ' ')

export const HOSTILE: Readonly<Record<string, Handler>> = {
  '10 MB of text in one line': whole(() => page('长'.repeat(3.4 * MB))),
  '10 MB of tags in one line': whole(() => page(filled(10 * MB, (index) => `<p class="a${index % 9}">文字<b>粗</b></p>`))),
  '100,000 links on a page': whole(() => page(many(100_000, (index) => `<a href="/l/${index}">链接文字 ${index}</a> `))),
  '100,000 fragments of one page': whole(() => page(many(100_000, (index) => `<a id="i${index}" href="#i${index + 1}">${index}</a> `))),
  '1,000,000 elements in one another': whole(() => page('<b>'.repeat(1_000_000) + '</i>'.repeat(1_000_000))),
  '1,000,000 attributes on a tag': whole(() => page(`<a ${filled(8 * MB, (index) => `a${index} `)}href=/x>x</a>`)),
  'a link address of 10 MB': whole(() => page(`<a href="/${'a'.repeat(10 * MB)}">x</a>`)),
  'a link address of 2 MB': whole(() => page(`<a href="/${'a1'.repeat(MB - 4096)}">x</a>`)),
  'srcset of 5 MB': whole(() => page(`<img srcset="${filled(5 * MB, (index) => `/i/${index}.png ${index}w, `)}">`)),
  'style element of 10 MB': whole(() => page(`<style>${filled(10 * MB, (index) => `.c${index}{background:url(/b/${index % 50}.png)} `)}</style><a class=c1 href="http://other.invalid/">x</a>`)),
  'srcdoc of 10 MB': whole(() => page(`<iframe srcdoc="${filled(10 * MB, (index) => `<p>${index}</p>`)}"></iframe>`)),
  '10 MB of broken tags': whole(() => page(filled(10 * MB, () => '<a href="'))),
  '10 MB of broken comments': whole(() => page(filled(10 * MB, () => '<!-- -'))),
  '10 MB of character references': whole(() => page(filled(10 * MB, () => '&amp;&lt;&notanentity;'))),
  '10 MB that is no UTF-8': whole(() => Buffer.alloc(10 * MB, 0xff), { 'content-type': 'text/html' }),
  'zip bomb, gzip': whole(() => gzipSync(bombBody()), { 'content-encoding': 'gzip' }),
  'zip bomb, brotli': whole(() => brotliCompressSync(bombBody(), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), { 'content-encoding': 'br' }),
  'headers without end': endless('HTTP/1.1 200 OK\r\n', `x-long: ${'h'.repeat(60_000)}\r\n`),
  'one header line without end': endless('HTTP/1.1 200 OK\r\nx-long: ', 'h'.repeat(65_536)),
  'body without end': endless('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n', '<p>没完没了</p>'.repeat(4000)),
  ...Object.fromEntries(Object.entries(EVILS).map(([name, [answer]]) => [name, answer])),
}

/** Serves them at `/case/N`; everything else is a small page. */
export function serveHostile(onListening: (port: number) => void): void {
  const handlers = Object.values(HOSTILE)
  const small = whole(() => page('<p>小</p>'))
  const missing: Handler = (_request, response) => void response.writeHead(404).end()
  const server = createServer((request, response) => {
    const handler = handlers[Number(/^\/case\/(\d+)$/.exec(request.url ?? '')?.[1] ?? NaN)]
    ;(handler ?? (/robots|sitemap/.test(request.url ?? '') ? missing : small))(request, response)
  })
  server.listen(0, '127.0.0.1', () => onListening((server.address() as AddressInfo).port))
}
