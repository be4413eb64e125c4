import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import type { Answer } from '../http/answer.ts'

export type Asset = { answer: Answer; url: string }

const assetOf = (name: string, contentType: string): Asset => {
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8')
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const headers = { 'Cache-Control': 'public, max-age=31536000, immutable' }
  return { answer: { body, contentType, headers, status: 200 }, url: `/assets/${hash}${name.slice(name.lastIndexOf('.'))}` }
}

/** Style sheet and icon, read once at start; their addresses carry the hash of their content and never change meaning. */
export const assets = {
  icon: assetOf('icon.svg', 'image/svg+xml; charset=utf-8'),
  stylesheet: assetOf('portal.css', 'text/css; charset=utf-8'),
}
