import { describe, expect, it } from '@jest/globals'

import { TrapGuard, trailFrom, urlPattern } from '../../../src/links/trapGuard.ts'

type Page = { url: string; title: string; text: string }
type Space = { root: string; next: (url: string) => string[]; read: (url: string) => Omit<Page, 'url'> }

const MOST = 20_000
const site = 'http://www.example.cn'
const same = (): Omit<Page, 'url'> => ({ title: '栏目', text: '欢迎访问本站，请选择栏目。' })
const numberOf = (url: string): number => Number(/(-?\d+)$/.exec(url)?.[1] ?? 0)

/** Walks a space breadth first as a crawl does, until the guard refuses or so many pages were read. */
function walk({ root, next, read }: Space): { pages: number; traps: Set<string> } {
  const guard = new TrapGuard()
  const traps = new Set<string>()
  const queue = [{ url: root, trail: { pattern: urlPattern(root), before: '', chain: 0 } }]
  const seen = new Set([root])
  let pages = 0
  for (const { url, trail } of queue) {
    if (pages >= MOST) break
    pages += 1
    guard.note(url, trail.pattern, read(url))
    for (const found of next(url)) {
      if (seen.has(found)) continue
      seen.add(found)
      const further = trailFrom(trail, urlPattern(found))
      const trap = guard.trapOf(found, further)
      if (trap === null) queue.push({ url: found, trail: further })
      else traps.add(trap)
    }
  }
  return { pages, traps }
}

let serial = 0
const ENDLESS: Readonly<Record<string, Space>> = {
  'a calendar': { root: `${site}/calendar/1`, next: (url) => [`${site}/calendar/${numberOf(url) + 1}`], read: (url) => ({ title: '日历', text: `第 ${numberOf(url)} 月，没有活动。` }) },
  'months and their days in turn': { root: `${site}/month/1`, next: (url) => [url.includes('month') ? `${site}/day/${numberOf(url)}` : `${site}/month/${numberOf(url) + 1}`], read: same },
  'months by name': { root: `${site}/2026/jan`, next: (url) => [url.endsWith('jan') ? url.replace('jan', 'july') : url.replace(/\d+\/july/, (date) => `${Number.parseInt(date, 10) + 1}/jan`)], read: same },
  'session ids': { root: `${site}/list?sid=a`, next: () => [1, 2].map(() => `${site}/list?sid=${(serial += 1).toString(36)}`), read: same },
  'session ids in the path': { root: `${site}/list;jsessionid=a`, next: () => [1, 2].map(() => `${site}/list;jsessionid=${(serial += 1).toString(36)}`), read: same },
  'facets': { root: `${site}/goods?`, next: (url) => [...'abcdefghijklmnop'].filter((name) => !new URL(url).searchParams.has(name)).map((name) => `${url}&${name}=1`), read: (url) => ({ title: '商品', text: url }) },
  'folders of the same page': { root: `${site}/d/a`, next: (url) => [`${url}/a`, `${url}/b`, `${url}/c`], read: same },
  'a relative link into itself': { root: `${site}/d/index.html`, next: (url) => [url.replace(/[^/]*$/, 'd/index.html')], read: (url) => ({ title: '目录', text: url }) },
  'two folders in turn': { root: `${site}/a/index.html`, next: (url) => [url.replace(/[^/]*$/, 'b/a/index.html')], read: (url) => ({ title: '目录', text: url }) },
}
const list = (from: number): number[] => Array.from({ length: 60 }, (_, index) => (from * 60 + index) % 5000)
const ENDING: Readonly<Record<string, Space>> = {
  'articles told by a number': { root: `${site}/article?id=0`, next: (url) => list(numberOf(url)).map((id) => `${site}/article?id=${id}`), read: (url) => ({ title: `文章 ${numberOf(url)}`, text: `第 ${numberOf(url)} 篇的正文。` }) },
  'pages made from one template': { root: `${site}/p/0`, next: (url) => list(numberOf(url)).map((id) => `${site}/p/${id}`), read: (url) => ({ title: `第 ${numberOf(url)} 页`, text: '同样的正文。' }) },
  'articles in deep folders': { root: `${site}/a/b/c/d/e/f/g/0`, next: (url) => list(numberOf(url)).map((id) => `${site}/a/b/c/d/e/f/g/${id}`), read: (url) => ({ title: `文章 ${numberOf(url)}`, text: `第 ${numberOf(url)} 篇的正文。` }) },
}

describe('TrapGuard', () => {
  it.each(Object.keys(ENDLESS))('should come out of %s and tell where', (name) => {
    const { pages, traps } = walk(ENDLESS[name] ?? { root: '', next: () => [], read: same })
    expect(pages).toBeLessThan(MOST / 2)
    expect(traps.size).toBeGreaterThan(0)
  })

  it.each(Object.keys(ENDING))('should let all of %s be read', (name) => {
    const { pages, traps } = walk(ENDING[name] ?? { root: '', next: () => [], read: same })
    expect({ pages, traps: [...traps] }).toEqual({ pages: 5000, traps: [] })
  })
})
