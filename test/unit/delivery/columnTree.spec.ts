import { describe, expect, it } from '@jest/globals'
import { ObjectId } from 'mongodb'

import type { ColumnDocument } from '../../../src/delivery/documents.ts'
import { buildColumnTree } from '../../../src/delivery/read/columnTree.ts'

const now = new Date('2026-11-24T00:00:00Z')
const ids = [new ObjectId(), new ObjectId(), new ObjectId()] as const
const column = (id: ObjectId, path: string, rest: Partial<ColumnDocument> = {}): ColumnDocument => ({
  _id: id, createdAt: now, path, slug: path, title: path, updatedAt: now, ...rest,
})

describe('buildColumnTree', () => {
  it('should hide everything below a column that has expired, and remember its paths', () => {
    const tree = buildColumnTree([column(ids[0], 'a', { display: { visibleTo: now } }), column(ids[1], 'a/b', { parent: ids[0] })], now)
    expect([tree.byPath.size, [...tree.expired]]).toEqual([0, ['a', 'a/b']])
  })

  it('should tell when the next column appears', () => {
    const visibleFrom = new Date('2026-11-25T00:00:00Z')
    const tree = buildColumnTree([column(ids[0], 'a'), column(ids[1], 'b', { display: { visibleFrom } })], now)
    expect([[...tree.byPath.keys()], tree.nextChange]).toEqual([['a'], visibleFrom])
  })

  it('should hide columns whose parents form a ring or are lost', () => {
    const ring = [column(ids[0], 'a', { parent: ids[1] }), column(ids[1], 'b', { parent: ids[0] }), column(ids[2], 'c', { parent: new ObjectId() })]
    expect(buildColumnTree(ring, now).byPath.has('a')).toBe(false)
    expect(buildColumnTree(ring, now).byPath.has('c')).toBe(false)
  })
})
