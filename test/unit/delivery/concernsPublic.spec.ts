import { describe, expect, it } from '@jest/globals'
import type { ChangeStreamDocument } from 'mongodb'

import { concernsPublic } from '../../../src/delivery/changes/followChanges.ts'

const update = (coll: string, updatedFields: object) => ({ ns: { coll, db: 'x' }, operationType: 'update', updateDescription: { updatedFields } }) as unknown as ChangeStreamDocument
const insert = (coll: string, fullDocument: object) => ({ fullDocument, ns: { coll, db: 'x' }, operationType: 'insert' }) as unknown as ChangeStreamDocument

describe('concernsPublic', () => {
  it.each([
    ['a saved article', update('news', { title: 'x' }), true],
    ['a deleted rule', { ns: { coll: 'redirects', db: 'x' }, operationType: 'delete' } as unknown as ChangeStreamDocument, true],
    ['the hits of a rule', update('redirects', { hits: 3, lastHitAt: 1 }), false],
    ['the target of a rule', update('redirects', { hits: 3, toPath: '/x' }), true],
    ['a new healthy link', insert('linkTargets', { verdict: 'ok' }), false],
    ['a new dangerous link', insert('linkTargets', { verdict: 'danger' }), true],
    ['a re-check of a link', update('linkTargets', { checkedAt: 1, ms: 5 }), false],
    ['a new verdict on a link', update('linkTargets', { verdict: 'ok' }), true],
    ['the loss of the database', { operationType: 'dropDatabase' } as unknown as ChangeStreamDocument, true],
  ])('should judge %s', (_what, change, expected) => {
    expect(concernsPublic(change)).toBe(expected)
  })
})
