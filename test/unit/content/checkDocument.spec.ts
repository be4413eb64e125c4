import { describe, expect, it } from '@jest/globals'

import { checkDocument } from '../../../src/content/checkDocument.edge.ts'
import { lexicalToHtml } from '../../../src/content/render/lexicalToHtml.ts'
import { bareContext } from '../../../src/content/rules/ruleContext.ts'

const text = (value: string) => ({ text: value, type: 'text' })
const block = (type: string, value: string, extra = {}) => ({ children: value === '' ? [] : [text(value)], type, ...extra })
const body = (...children: unknown[]) => ({ root: { children, type: 'root' } })
const rulesOf = async (state: unknown, title = '一篇文章') => (await checkDocument({ body: state, title }, bareContext(new Date('2026-11-24T00:00:00Z')))).map(({ nodePath, rule, text: quote }) => [rule, nodePath, quote])

describe('checkDocument', () => {
  it('finds nothing in a clean article', async () => {
    expect(await rulesOf(body(block('heading', '一', { tag: 'h2' }), block('paragraph', '正文。')))).toEqual([])
  })

  it.each([
    [block('heading', '深', { tag: 'h4' }), ['heading-order', '1', '深']],
    [block('heading', '', { tag: 'h2' }), ['empty-heading', '1', '<h2></h2>']],
    [block('paragraph', '证号 １１０１０５１９４９１２３１００２Ｘ'), ['personal-id-card', '1.0', '11*************02X']],
    [block('paragraph', '电话 138-0013-8000'), ['personal-mobile', '1.0', '138****8000']],
  ])('names rule and place, and masks: %j', async (node, finding) => {
    expect(await rulesOf(body(block('paragraph', '好。'), node))).toEqual([finding])
  })

  it('leaves a number with a wrong check digit alone', async () => {
    expect(await rulesOf(body(block('paragraph', '编号 110105194912310021')))).toEqual([])
  })

  it('reports a title that is missing', async () => {
    expect(await rulesOf(body(block('paragraph', '好。')), '')).toEqual([['title-length', null, '']])
  })

  it('contains a cycle, depth and rubbish', async () => {
    const loop: { children: unknown[]; type: string } = { children: [], type: 'paragraph' }
    loop.children.push(loop)
    let deep: unknown = text('底')
    for (let at = 0; at < 10_000; at += 1) deep = { children: [deep], type: 'x' }
    expect(lexicalToHtml(body(loop))).toBe('')
    expect(lexicalToHtml(body(deep))).toContain('底')
    for (const rubbish of [null, 7, 'x', [], { root: 3 }]) expect(await rulesOf(rubbish)).toEqual([])
  })
})
