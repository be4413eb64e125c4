import { describe, expect, it } from '@jest/globals'

import { extractHtml, htmlFacts } from '../../../../src/links/extractHtml.ts'
import { LinkReader } from '../../../../src/links/linkReader.ts'
import { normaliseUrl } from '../../../../src/links/normaliseUrl.ts'
import { Registry } from '../../../../src/links/registry.ts'
import { urlPattern } from '../../../../src/links/trapGuard.ts'
import { inTurns } from '../../../../src/links/turns.ts'

const ORIGIN = { depth: 1, pattern: '', before: '', chain: 0 }
const URL_OF_PAGE = 'http://h/p'

/** How many turns other work had while something ran. */
async function turnsDuring(work: Promise<unknown> | void): Promise<number> {
  let turns = 0
  let isRunning = true
  const count = (): void => {
    turns += 1
    if (isRunning) setImmediate(count)
  }
  setImmediate(count)
  await work
  isRunning = false
  return turns
}

const linksTo = (count: number, hrefOf: (index: number) => string): string => Array.from({ length: count }, (_, index) => `<a href="${hrefOf(index)}">第 ${index} 条</a>`).join(' ')

describe('huge pages', () => {
  it('should let other work have its turns while a long page is read, and find the same', async () => {
    const source = `<title>长</title>${linksTo(40_000, (index) => `/l/${index}`)}`
    let facts = extractHtml('')
    const turns = await turnsDuring(inTurns(htmlFacts(source)).then((read) => (facts = read)))
    expect(turns).toBeGreaterThan(2)
    expect(facts).toEqual(extractHtml(source))
  })

  it('should let other work have its turns while very many links are noted, and note them all in their places', async () => {
    const registry = new Registry(new Set(['h:80']))
    const found: string[] = []
    const reader = new LinkReader({ registry, onTarget: ({ url }) => found.push(url), onHidden: () => undefined })
    const source = linksTo(20_000, (index) => `/l/${index % 15_000}`)
    const page = { url: URL_OF_PAGE, source, encoding: 'utf-8', base: URL_OF_PAGE, facts: extractHtml(source) }
    expect(await turnsDuring(reader.readPage(page, ORIGIN))).toBeGreaterThan(4)
    expect(found).toHaveLength(15_000)
    const twice = registry.targets.get('http://h/l/7')!
    expect(twice.placesTotal).toBe(2)
    expect(registry.placesByTarget()(twice)).toEqual([7, 15_007].map((index) => (
      { page: URL_OF_PAGE, line: 1, column: source.indexOf(`>第 ${index} 条`) - `<a href="/l/7"`.length + 1, element: 'a', attribute: 'href', text: `第 ${index} 条` })))
  })

  it('should bound the text, title and attributes that are kept', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `a${index}=1`).join(' ')
    const { text, title, ids, links } = extractHtml(`<title>${'题'.repeat(1e6)}</title>${'&lt;'.repeat(1e6)}<p id=p ${many}><a href=/x>x</a>`)
    expect(Math.max(text.length, title.length)).toBeLessThanOrEqual(20_000)
    expect([...ids]).toEqual(['p'])
    expect(links).toMatchObject([{ value: '/x' }])
  })

  it.each([['plain', 'a'], ['with digits', 'a1'], ['of white space', ' '], ['of escapes', '%41']])('should call an address no browser opens malformed: %s', (_what, piece) => {
    const { kind, url } = normaliseUrl(`/${piece.repeat(10 * 1024 * 1024)}`, URL_OF_PAGE)
    expect(kind).toBe('malformed')
    expect(url.length).toBeLessThanOrEqual(300)
  })

  it.each(['a', 'a1-', ';', '1;'])('should find the pattern of the longest address that is asked: %s', (piece) => {
    expect(urlPattern(`http://h/${piece.repeat(2_000_000 / piece.length)}`)).toMatch(/^h\//)
  })
})

describe('places', () => {
  it('should be listed by page and position, twenty of a fine target and all of another, whatever was read first', () => {
    const listOf = (order: readonly number[], verdict: 'ok' | 'broken'): string[] => {
      const registry = new Registry(new Set(['h:80']))
      const reader = new LinkReader({ registry, onTarget: () => undefined, onHidden: () => undefined })
      const source = '<a href=/t>一</a>\n<a href=/t>二</a>'
      for (const number of order) {
        const url = `http://h/${number}`
        void reader.readPage({ url, source, encoding: 'utf-8', base: url, facts: extractHtml(source) }, ORIGIN)
      }
      const target = registry.targets.get('http://h/t')!
      target.classified = { verdict, reason: verdict === 'ok' ? 'ok' : 'http-404', message: '', suggestion: '', evidence: [], hints: [] }
      return registry.placesByTarget()(target).map(({ page, line, text }) => `${page} ${line} ${text}`)
    }
    const pages = Array.from({ length: 40 }, (_, index) => index + 10)
    const whole = pages.flatMap((number) => [`http://h/${number} 1 一`, `http://h/${number} 2 二`])
    expect(listOf(pages, 'broken')).toEqual(whole)
    expect(listOf(pages.toReversed(), 'broken')).toEqual(whole)
    expect(listOf(pages.toReversed(), 'ok')).toEqual(whole.slice(0, 20))
  })
})
