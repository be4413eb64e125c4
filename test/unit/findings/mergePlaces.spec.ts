import { describe, expect, it } from '@jest/globals'

import { countPlaces, type HeldPlace, mergePlaces, type SeenPlace } from '../../../src/findings/mergePlaces.ts'

const PAGE = 'https://www.example.com/news/a.html'
const OTHER = 'https://www.example.com/'
const seen = (page: string, line: number): SeenPlace => ({ attribute: 'href', column: 1, element: 'a', line, page, text: '链接' })
const held = (nodePath: string, page: null | string): HeldPlace => ({ document: { relationTo: 'news', value: '1' }, field: 'body', nodePath, page, text: '链接' })

const shown = (holds: HeldPlace[], sees: SeenPlace[]) => mergePlaces(holds, sees).map(({ line, nodePath }) => [nodePath ?? null, line ?? null])

describe('mergePlaces', () => {
  it.each([
    ['only pages', shown([], [seen(PAGE, 1), seen(OTHER, 2)]), [[null, 1], [null, 2]]],
    ['a draft', shown([held('0', null)], []), [['0', null]]],
    ['the same place from both sides', shown([held('0', PAGE)], [seen(OTHER, 9), seen(PAGE, 5)]), [['0', 5], [null, 9]]],
    ['twice in one document', shown([held('0', PAGE), held('1', PAGE)], [seen(PAGE, 5), seen(PAGE, 7)]), [['0', 5], ['1', 7]]],
    ['public, but not yet patrolled', shown([held('0', PAGE)], [seen(OTHER, 9)]), [['0', null], [null, 9]]],
  ])('should show %s', (_name, merged, expected) => {
    expect(merged).toEqual(expected)
  })

  it.each([
    [{ heldInDrafts: 0, heldInPublic: 50, seen: 50 }, 50],
    [{ heldInDrafts: 2, heldInPublic: 1, seen: 50 }, 52],
    [{ heldInDrafts: 0, heldInPublic: 1, seen: 0 }, 1],
  ])('should count %j once each', (counts, expected) => {
    expect(countPlaces(counts)).toBe(expected)
  })
})
