/**
 * What a checker cannot do without: undici's `request` of all URLs, known beforehand, and htmlparser2 over each page with every
 * `href` and `src` resolved. No judging, no places, no report. `node reference.ts PORT PAGES CONCURRENCY`
 */
import { Parser } from 'htmlparser2'
import { Agent, request } from 'undici'

import { urlsOf } from './site.ts'

const [port = '', pages = '', concurrency = ''] = process.argv.slice(2)
const agent = new Agent({ connections: Number(concurrency) })
const waiting = urlsOf(`http://127.0.0.1:${port}`, Number(pages))
const found = new Set<string>()

function read(html: string, base: string): void {
  const parser = new Parser({
    onopentag: (_name, { href, src }) => {
      const written = href ?? src
      if (written !== undefined) found.add(new URL(written, base).href)
    },
  })
  parser.end(html)
}

async function work(): Promise<void> {
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const { body, headers } = await request(url, { dispatcher: agent })
    const text = await body.text()
    if (String(headers['content-type']).startsWith('text/html')) read(text, url)
  }
}

await Promise.all(Array.from({ length: Number(concurrency) }, work))
await agent.close()
process.stdout.write(JSON.stringify({ seen: found.size }))
