import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { matchRedirect } from '../../../src/redirects/matchRedirect.ts'
import { mergeQuery } from '../../../src/redirects/mergeQuery.ts'
import type { RedirectRule } from '../../../src/redirects/types.ts'

const rule = (from: string, to: null | string, extra: Partial<RedirectRule> = {}): RedirectRule => ({ from, match: 'exact', status: 301, to, ...extra })
const RULES = [
  rule('/a', '/b'), rule('/a/x', '/exact'), rule('/a', '/p', { match: 'prefix' }), rule('/a/deep', '/q?k=1#f', { match: 'prefix' }), rule('/flat', '/f', { keepRest: false, match: 'prefix' }),
  rule('/gone', null, { match: 'prefix' }), rule('/bare', '/b', { keepQuery: false }), rule('/旧', '/新'),
]

describe('matchRedirect', () => {
  it.each<[string, null | string]>([
    ['/a', '/b'], ['/a/', '/b'], ['/a/x', '/exact'], ['/a/y', '/p/y'], ['/a/y/', '/p/y/'], ['/a/deep/z.html?q=2', '/q/z.html?k=1&q=2#f'], ['/ab', null], ['/A', null],
    ['/flat/x/y?z=1', '/f?z=1'], ['/gone/for/ever', null], ['/bare?x=1', '/b'], ['/%E6%97%A7', '/%E6%96%B0'], ['/%e6%97%a7/', '/%E6%96%B0'], ['/旧?名=值', '/%E6%96%B0?%E5%90%8D=%E5%80%BC'],
  ])('should lead %s to %s', (path, to) => expect(matchRedirect(RULES, path)?.to ?? null).toBe(to))
})

describe('mergeQuery', () => {
  it.each([
    ['/t', '', '/t'], ['/t', '?', '/t'], ['/t', '?a=1', '/t?a=1'], ['/t?a=1', '?a=2&b=3', '/t?a=1&b=3'], ['/t#f', '?a=1', '/t?a=1#f'], ['/t?#f', '?a', '/t?a#f'],
    ['/t?%61=1', '?a=2', '/t?%61=1'], ['/t?a=1?2', '?b=1?2', '/t?a=1?2&b=1?2'], ['/t', '?a=1&a=2', '/t?a=1&a=2'], ['/t?%FF=1', '?%FF=2&x=%FF', '/t?%FF=1&x=%FF'],
  ])('should join %s and %s to %s', (target, query, joined) => expect(mergeQuery(target, query)).toBe(joined))

  it('should keep the target whole and change nothing the second time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.webQueryParameters(), (target, query) => {
        const once = mergeQuery(target, `?${query}`)
        expect(mergeQuery(once, `?${query}`)).toBe(once)
        const own = [...new URL(target).searchParams.keys()]
        for (const name of own) expect(new URL(once).searchParams.getAll(name)).toEqual(new URL(target).searchParams.getAll(name))
      }),
      { seed: 7 },
    )
  })
})
