import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import type { AuditEntry } from '../../../src/audit/auditEntry.ts'
import { GENESIS, type SealedEntry, sealEntries } from '../../../src/audit/sealEntries.ts'
import { verifyChain } from '../../../src/audit/verifyChain.ts'

const entry = (documentId: string): AuditEntry => ({
  action: 'update', actor: 'u1', actorName: '王', at: '2026-11-24T01:00:00.000Z', changed: [{ after: 'b', before: 'a', path: 'title' }],
  collectionSlug: 'news', documentId, ip: '10.0.0.1', reason: null,
})

const chain = (length: number): SealedEntry[] => sealEntries(GENESIS, Array.from({ length }, (_, index) => entry(String(index))))

const changes: Partial<SealedEntry>[] = [
  { action: 'delete' }, { actor: null }, { actorName: '李' }, { at: '2026-11-24T01:00:00.001Z' }, { changed: [] }, { collectionSlug: 'pages' },
  { documentId: 'x' }, { ip: null }, { reason: '无' }, { hash: '1'.repeat(64) }, { prevHash: '1'.repeat(64) }, { seq: 99 },
]

describe('verifyChain', () => {
  it('should find a chain whole, sealed at once or in parts', () => {
    const whole = chain(5)
    expect(verifyChain(whole)).toEqual({ head: { hash: whole[4]?.hash, seq: 5 }, state: 'whole' })
    const first = chain(2)
    const rest = sealEntries({ hash: first[1]?.hash ?? '', seq: 2 }, [entry('2'), entry('3'), entry('4')])
    expect([...first, ...rest]).toEqual(whole)
    expect(verifyChain([])).toEqual({ head: GENESIS, state: 'whole' })
  })

  it('should name the entry when one of its fields was changed', () => {
    fc.assert(
      fc.property(fc.nat(19), fc.constantFrom(...changes), (at, change) => {
        const forged = chain(20).map((sealed, index) => (index === at ? { ...sealed, ...change } : sealed))
        expect(verifyChain(forged)).toMatchObject({ seq: at + 1, state: 'broken' })
      }),
    )
  })

  it('should see an entry that was removed, doubled or moved', () => {
    const whole = chain(4)
    const [a, b, c, d] = whole as [SealedEntry, SealedEntry, SealedEntry, SealedEntry]
    for (const forged of [[a, c, d], [b, c, d], [a, a, b], [b, a, c, d]]) expect(verifyChain(forged).state).toBe('broken')
  })

  it('should see a rewritten entry even when its own hash was made to fit', () => {
    const whole = chain(3)
    const [forged] = sealEntries(GENESIS, [{ ...entry('0'), reason: '改' }])
    expect(verifyChain([forged as SealedEntry, ...whole.slice(1)])).toMatchObject({ seq: 2, state: 'broken' })
  })
})
