import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { diffFindings, linkFingerprint, type SeenLink } from '../../../src/findings/diffFindings.ts'
import type { FindingState, KnownFinding, Verdict } from '../../../src/findings/types.ts'

const NOW = new Date('2026-11-24T00:00:00Z')
const YESTERDAY = new Date('2026-11-23T00:00:00Z')
const TOMORROW = new Date('2026-11-25T00:00:00Z')
const URL_A = 'https://example.com/a'

const finding = (state: FindingState, extra: Partial<KnownFinding> = {}): KnownFinding => ({
  acceptedUntil: null, fingerprint: linkFingerprint(URL_A), reason: 'http-404', state, url: URL_A, verdict: 'broken', ...extra,
})
const link = (verdict: Verdict, reason: string, url = URL_A): SeenLink => ({
  internal: false, problem: !['ok', 'skipped'].includes(verdict), reason, url, verdict,
})
const BROKEN = link('broken', 'http-404')
const GONE = link('broken', 'http-410')
const OK = link('ok', 'ok')
const SKIPPED = link('skipped', 'no-network')

const kinds = (previous: KnownFinding[], seen: SeenLink[], { coversAll = true, held = [] as string[] } = {}): string[] =>
  diffFindings({ coversAll, now: NOW, previous, seen, stillPlaced: new Set(held) }).map(({ kind }) => kind)

describe('diffFindings', () => {
  it.each<[string, KnownFinding[], SeenLink[], string[]]>([
    ['new problem', [], [BROKEN], ['open']],
    ['healthy link nobody complained about', [], [OK], []],
    ['still broken', [finding('open')], [BROKEN], ['keep']],
    ['still broken for another reason', [finding('open')], [GONE], ['keep']],
    ['healthy again', [finding('reopened')], [OK], ['close']],
    ['skipped while open', [finding('open')], [SKIPPED], []],
    ['broken again', [finding('fixed')], [BROKEN], ['reopen']],
    ['fixed and healthy', [finding('fixed')], [OK], []],
    ['accepted, unchanged', [finding('accepted')], [BROKEN], ['keep']],
    ['accepted, time left', [finding('accepted', { acceptedUntil: TOMORROW })], [BROKEN], ['keep']],
    ['accepted, time over', [finding('accepted', { acceptedUntil: YESTERDAY })], [BROKEN], ['reopen']],
    ['accepted, time over this moment', [finding('accepted', { acceptedUntil: NOW })], [BROKEN], ['reopen']],
    ['accepted, other reason', [finding('accepted')], [GONE], ['reopen']],
    ['accepted, other verdict', [finding('accepted')], [link('danger', 'parked')], ['reopen']],
    ['accepted, healthy', [finding('accepted')], [OK], ['close']],
    ['false alarm, unchanged', [finding('falseAlarm')], [BROKEN], ['keep']],
    ['false alarm, other reason', [finding('falseAlarm')], [GONE], ['reopen']],
    ['false alarm, healthy: it stays known as one', [finding('falseAlarm')], [OK], []],
    ['link removed from the site', [finding('open')], [], ['close']],
    ['accepted link removed from the site', [finding('accepted')], [], ['close']],
    ['false alarm not seen', [finding('falseAlarm')], [], []],
    ['fixed and not seen', [finding('fixed')], [], []],
  ])('should decide: %s', (...row) => {
    expect(kinds(row[1], row[2])).toEqual(row[3])
  })

  it('should close nothing that an incomplete run did not see', () => {
    expect(kinds([finding('open')], [], { coversAll: false })).toEqual([])
  })

  it('should close nothing that a document still holds', () => {
    expect(kinds([finding('open')], [], { held: [URL_A] })).toEqual([])
  })

  it('should change nothing when the same links are seen again, whatever they are', () => {
    const seen = fc.uniqueArray(
      fc.record({ reason: fc.constantFrom('http-404', 'ok', 'parked'), url: fc.webUrl(), verdict: fc.constantFrom<Verdict>('ok', 'broken', 'danger', 'suspicious', 'skipped') }),
      { selector: ({ url }) => url },
    )
    fc.assert(
      fc.property(seen, (raw) => {
        const links = raw.map(({ reason, url, verdict }) => link(verdict, reason, url))
        const first = diffFindings({ coversAll: true, now: NOW, previous: [], seen: links, stillPlaced: new Set() })
        const previous = first.map(({ url }): KnownFinding => {
          const { reason, verdict } = links.find((candidate) => candidate.url === url)!
          return finding('open', { fingerprint: linkFingerprint(url), reason, url, verdict })
        })
        expect(kinds(previous, links)).toEqual(previous.map(() => 'keep'))
      }),
    )
  })
})
