import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { type LinkRepair, repairLinks, type RepairOf } from '../../../../src/content/repair/repairLinks.ts'
import { lexicalToHtml } from '../../../../src/content/render/lexicalToHtml.ts'
import { anyBody, block, body, link, p, wordsOf } from '../normalise/trees.ts'

const BAD = 'https://old.example.com/a'
const bad = (repair: LinkRepair): RepairOf => (url) => (url === BAD ? repair : null)
const html = (state: unknown, repair: LinkRepair): string => lexicalToHtml(repairLinks(state, bad(repair)).state)

describe('repairLinks', () => {
  const state = body(p('见', link(BAD, '旧址'), '和', link('https://ok.example.com', '好的')))

  it('gives a link another address and leaves the others', () => {
    expect(html(state, { kind: 'replace', url: 'https://new.example.com/a' })).toBe('<p>见<a href="https://new.example.com/a">旧址</a>和<a href="https://ok.example.com">好的</a></p>')
  })

  it('takes the link off and keeps its words', () => {
    expect(html(state, { kind: 'unlink' })).toBe('<p>见旧址和<a href="https://ok.example.com">好的</a></p>')
    expect(repairLinks(state, bad({ kind: 'unlink' })).links).toEqual([{ text: '旧址', to: null, was: BAD }])
  })

  it('gives each address its own', () => {
    const { links } = repairLinks(state, (url) => ({ kind: 'replace', url: `${url}/new` }))
    expect(links.map(({ to }) => to)).toEqual([`${BAD}/new`, 'https://ok.example.com/new'])
  })

  it('reaches links in lists, tables and blocks', () => {
    const inBlock = { fields: { items: [{ text: body(p(link(BAD, '块中'))) }] }, type: 'block', version: 2 }
    const nested = body(block('list', [block('listitem', [link(BAD, '项')])]), inBlock)
    const { links, state: after } = repairLinks(nested, bad({ kind: 'unlink' }))
    expect(links.map(({ text }) => text)).toEqual(['项', '块中'])
    expect(JSON.stringify(after)).not.toContain(BAD)
  })

  it('leaves links to documents alone, and gives back the very state where nothing matches', () => {
    const internal = { ...link(BAD, '文档'), fields: { doc: { relationTo: 'news', value: '1' }, linkType: 'internal', url: BAD } }
    for (const untouched of [body(p(internal)), body(p('无')), null, 7, { root: 3 }]) expect(repairLinks(untouched, bad({ kind: 'unlink' }))).toEqual({ links: [], state: untouched })
    const same = body(p('无'))
    expect(repairLinks(same, bad({ kind: 'unlink' })).state).toBe(same)
  })

  it('never loses a word of any text', () => {
    const joined = (node: unknown): string => wordsOf(node).replaceAll('\n', '')
    fc.assert(fc.property(anyBody, (any) => {
      expect(joined(repairLinks(any, () => ({ kind: 'unlink' })).state)).toBe(joined(any))
      expect(joined(repairLinks(any, () => ({ kind: 'replace', url: 'https://x.cn' })).state)).toBe(joined(any))
    }), { numRuns: 500, seed: 20_261_126 })
  })
})
