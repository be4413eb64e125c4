import { describe, expect, it } from '@jest/globals'

import type { DocumentLink } from '../../../src/links/extractDocumentLinks.ts'
import { type KnownLink, linkStandings, namedLinks } from '../../../src/store/linkStandings.ts'

const BASE = 'https://www.example.com/news/a.html'

const link = (url: string): DocumentLink => ({ nodePath: 'root', text: '', url })
const reference = (relationTo: string, id: string): DocumentLink => ({ internal: { id, relationTo }, nodePath: 'root', text: '', url: null })

describe('namedLinks', () => {
  it.each([
    ['https://Other.example.org/a?b=1#c', 'https://other.example.org/a?b=1#c'],
    ['/x', 'https://www.example.com/x'],
    ['b.html', 'https://www.example.com/news/b.html'],
    ['  b.html ', 'https://www.example.com/news/b.html'],
  ])('resolves %j to %s, under the address as written', (written, url) => {
    expect([...namedLinks([link(written)], BASE).urls]).toEqual([[written.trim(), url]])
  })

  it.each(['', '   ', '#top', 'mailto:a@example.com', 'tel:12345', 'https://['])('leaves %j out', (written) => {
    expect(namedLinks([link(written)], BASE).urls.size).toBe(0)
  })

  it('names each stored document once, by collection', () => {
    const { ids } = namedLinks([reference('news', '1'), reference('pages', '1'), reference('news', '2'), reference('news', '1')], BASE)
    expect([...ids].map(([collection, of]) => [collection, [...of]])).toEqual([['news', ['1', '2']], ['pages', ['1']]])
  })
})

describe('linkStandings', () => {
  const standing = (known: Partial<KnownLink>) => linkStandings({ documents: new Map(), links: [{ url: 'https://www.example.com/x', ...known }], urls: new Map([['/x', 'https://www.example.com/x']]) })('/x')

  it.each<[Partial<KnownLink>, unknown]>([
    [{ confirmed: false, reason: 'parked', verdict: 'danger' }, { detail: '域名已停放', kind: 'danger' }],
    [{ confirmed: true, reason: 'http-404', verdict: 'broken' }, { detail: '页面不存在，404', kind: 'broken' }],
    [{ confirmed: false, reason: 'timeout', verdict: 'broken' }, { kind: 'unknown' }],
    [{ confirmed: true, reason: 'ok', verdict: 'ok' }, { kind: 'unknown' }],
    [{ verdict: null }, { kind: 'unknown' }],
  ])('takes %j for %j', (known, expected) => {
    expect(standing(known)).toEqual(expected)
  })

  it('answers for documents by collection and id, and does not know the rest', () => {
    const of = linkStandings({ documents: new Map([['news/1', { kind: 'unpublished' }]]), links: [], urls: new Map() })
    expect(['document:news/1', 'document:pages/1', 'news/1', ''].map((href) => of(href).kind)).toEqual(['unpublished', 'unknown', 'unknown', 'unknown'])
  })
})
