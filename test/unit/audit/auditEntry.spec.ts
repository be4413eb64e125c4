import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { auditEntry, type AuditInput } from '../../../src/audit/auditEntry.ts'
import { changedPaths } from '../../../src/audit/changedPaths.ts'
import { SECRET_NAMES } from '../../../src/audit/secretNames.ts'

const digest = (text: string) => `#${text.length}`
const pathsOf = (before: Record<string, unknown>, after: Record<string, unknown>) => changedPaths(before, after, digest).map(({ path }) => path)

describe('changedPaths', () => {
  it.each([
    ['a field', { title: 'a' }, { title: 'bc' }, ['title']],
    ['a field of a group', { source: { name: 'a', url: 'u' } }, { source: { name: 'b', url: 'u' } }, ['source.name']],
    ['a field that came', {}, { title: 'a' }, ['title']],
    ['rich text as one place', { body: { root: { children: [1] } } }, { body: { root: { children: [2] } } }, ['body']],
    ['a list as one place', { tags: ['a'] }, { tags: ['a', 'b'] }, ['tags']],
    ['nothing when only the dates of the database differ', { updatedAt: '1' }, { updatedAt: '2' }, []],
    ['nothing when null, empty text and empty list change places', { a: null, b: '', c: [] }, { b: null }, []],
    ['nothing when a relation is populated', { column: 'id1' }, { column: { createdAt: 'x', id: 'id1', title: 't' } }, []],
    ['a polymorphic relation that moved', { d: { relationTo: 'a', value: '1' } }, { d: { relationTo: 'a', value: { id: '2' } } }, ['d']],
    ['a date, whether as Date or text', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }, []],
  ])('should find %s', (...[, before, after, paths]) => {
    expect(pathsOf(before, after)).toEqual(paths)
  })

  it('should never carry a value or a secret', () => {
    const secrets = [...SECRET_NAMES]
    const state = fc.dictionary(fc.constantFrom(...secrets, 'a', 'b'), fc.oneof(fc.constant('VALUE'), fc.record({ VALUEhash: fc.constant('VALUE'), hash: fc.constant('VALUE') })))
    fc.assert(
      fc.property(state, state, (before, after) => {
        const changed = changedPaths(before, after, digest)
        expect(JSON.stringify(changed)).not.toContain('VALUE"')
        expect(changed.filter(({ path }) => path.split('.').some((name) => SECRET_NAMES.has(name)))).toEqual([])
      }),
    )
  })
})

describe('auditEntry', () => {
  const input = (before: AuditInput['before'], after: AuditInput['after']): AuditInput => ({
    actor: { id: 'u', name: '李编辑' }, after, at: new Date('2026-11-24T00:00:00Z'), before, collection: 'news', digest, documentId: '1', ip: null, reason: '更正',
  })

  it.each([
    ['create', null, { title: 'a' }],
    ['publish', null, { _status: 'published', title: 'a' }],
    ['publish', { _status: 'draft' }, { _status: 'published' }],
    ['unpublish', { _status: 'published' }, { _status: 'draft' }],
    ['update', { title: 'a' }, { title: 'bc' }],
    ['trash', { title: 'a' }, { deletedAt: '2026', title: 'a' }],
    ['restore', { deletedAt: '2026' }, { deletedAt: null }],
    ['delete', { title: 'a' }, null],
  ] as const)('should call it %s', (action, before, after) => {
    expect(auditEntry(input(before, after))).toMatchObject({ action, actor: 'u', actorName: '李编辑', at: '2026-11-24T00:00:00.000Z', reason: '更正' })
  })

  it('should write nothing when nothing changed', () => {
    expect(auditEntry(input({ title: 'a', updatedAt: '1' }, { title: 'a', updatedAt: '2' }))).toBeNull()
  })

  it('should name the system when nobody is logged in', () => {
    expect(auditEntry({ ...input(null, { title: 'a' }), actor: null })).toMatchObject({ actor: null, actorName: '系统' })
  })
})
