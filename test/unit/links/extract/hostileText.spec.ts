import { describe, expect, it } from '@jest/globals'

import { extractCss } from '../../../../src/links/extractCss.ts'
import { extractHtml } from '../../../../src/links/extractHtml.ts'
import { parseLinkHeader } from '../../../../src/links/parseLinkHeader.ts'
import { parseSrcset } from '../../../../src/links/parseSrcset.ts'
import { readPage } from '../../../../src/links/readPage.ts'
import { isHiddenBy, styleRules } from '../../../../src/links/styleRules.ts'
import { atOnce, inTurns, nextTurn, type Work } from '../../../../src/links/turns.ts'
import { isHiddenStyle } from '../../../../src/shared/isHiddenStyle.ts'

const MANY = 300_000
const answerOf = (body: Buffer): Parameters<typeof readPage>[1] => (
  { kind: 'answer', status: 200, headers: {}, body, bodyHead: body.subarray(0, 8192), bodyTail: body, bodyBytes: body.length, wireBytes: body.length, declaredLength: null, cut: null, ms: 1 })

describe('text made to keep a reader busy for hours', () => {
  it.each<[string, () => unknown, unknown]>([
    ['comments of a style that never end', () => isHiddenStyle('/*'.repeat(MANY)), false],
    ['a hidden style before such', () => isHiddenStyle(`display:none${'/*'.repeat(MANY)}`), true],
    ['a sheet of open comments', () => styleRules(`a{display:none}${'/*'.repeat(MANY)}`).hides.length, 1],
    ['a sheet without braces', () => styleRules(`display:none ${'a '.repeat(MANY)}`).hides.length, 0],
    ['a selector of white space', () => styleRules(`a${' '.repeat(MANY)}b{display:none}`).hides.length, 0],
    ['blocks in one another', () => styleRules(`${'a{'.repeat(MANY)}display:none${'}'.repeat(MANY)}`).hides.length, 0],
    ['a word that goes on', () => styleRules('scale'.repeat(MANY)).hides.length, 0],
    ['a candidate of commas', () => parseSrcset(`a${','.repeat(MANY)}b`).length, 1],
    ['candidates without number', () => parseSrcset('a 1x,'.repeat(MANY)).length, 1000],
    ['a header of angle brackets', () => parseLinkHeader('<'.repeat(100_000)).length, 0],
    ['a header of relations', () => parseLinkHeader(`</a>; ${'rel='.repeat(25_000)}`), ['/a']],
    ['attributes behind the thousandth', () => extractHtml(`<a ${'b=" href=/no " '.repeat(MANY)}>x</a><a href=/yes>`).links.filter(({ value }) => value !== '').map(({ value }) => value), ['/yes']],
  ])('should be read in no time: %s', (_what, read, expected) => {
    expect(read()).toEqual(expected)
  })

  it('should follow a selector of many steps up a deep path', () => {
    const rules = styleRules(`x ${'b '.repeat(30)}c{display:none}`)
    const [b, c] = ['b', 'c'].map((name) => ({ name, id: '', classes: [], own: [] }))
    const path = [...Array.from({ length: 60 }, () => b!), c!]
    expect(isHiddenBy([rules], path)).toBe(false)
    expect(isHiddenBy([rules], [{ ...b!, name: 'x' }, ...path])).toBe(true)
    expect(isHiddenBy([styleRules('x > b c{display:none}')], [{ ...b!, name: 'x' }, ...path])).toBe(true)
    expect(isHiddenBy([styleRules('x > c{display:none}')], [{ ...b!, name: 'x' }, ...path])).toBe(false)
  })

  it('should tell HTML without a type behind any number of comments', async () => {
    const page = await readPage('http://h/', answerOf(Buffer.from(`${'<!---->'.repeat(1000)}<html><title>t</title>`)))
    expect(page?.facts.title).toBe('t')
    expect(await readPage('http://h/', answerOf(Buffer.from(`${'<!---->'.repeat(1000)}text`)))).toBeNull()
  })
})

describe('long style sheets', () => {
  it('should be read piece by piece as they are in one', () => {
    const block = '.a{background:url(/x.png);content:"}"}/* } url(/no.png) { */@media screen{.b{background:url("/y.png")}}\n'
    const text = block.repeat(6000)
    const found = extractCss(text)
    expect(found).toHaveLength(12_000)
    expect(found.filter(({ value, index }) => !text.startsWith(value === '/x.png' ? 'url(/x.png' : '"/y.png"', index))).toEqual([])
  })

  it('should find an address longer than a piece', () => {
    const long = `/${'a'.repeat(300_000)}`
    expect(extractCss(`.a{}.b{background:url(${long})}.c{background:url(/c)}`).map(({ value }) => value)).toEqual([long, '/c'])
  })
})

describe('long work', () => {
  function* steps(count: number, done: string[], name: string): Work<string> {
    for (let step = 0; step < count; step += 1) {
      for (const end = performance.now() + 11; performance.now() < end;) continue
      done.push(name)
      yield
    }
    return name
  }

  it('should take turns with other long work, one of them in a turn of the loop', async () => {
    const done: string[] = []
    expect(await Promise.all([inTurns(steps(3, done, 'a')), inTurns(steps(3, done, 'b'))])).toEqual(['a', 'b'])
    expect(done).toEqual(['a', 'b', 'a', 'b', 'a', 'b'])
    expect(atOnce(steps(1, done, 'c'))).toBe('c')
    await nextTurn()
  })
})
