import { describe, expect, it } from '@jest/globals'

import { confirm } from '../../../src/findings/confirm.ts'
import { nextCheckAt } from '../../../src/findings/nextCheckAt.ts'
import type { LinkOutcome, Standing } from '../../../src/findings/types.ts'
import { Asker } from '../../../src/links/asker.ts'
import type { HopAnswer } from '../../../src/links/hop.ts'
import { HostGate } from '../../../src/links/hostGate.ts'
import { classify } from '../../../src/links/judge/classify.ts'
import { traceRedirects } from '../../../src/links/traceRedirects.ts'
import { type FlakyTarget, flakyTargets, randomFrom, type Scripted } from '../../fixtures/torture2/flakyTargets.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const BODY = Buffer.from('<!doctype html><title>办事指南</title><p>全省外贸企业办理报关、退税、信保业务的指南，请按流程办理。')
const MAX_REQUESTS = 4

const hopOf = (scripted: Scripted): HopAnswer =>
  typeof scripted === 'string'
    ? { kind: 'failed', code: scripted, detail: scripted, ms: 5 }
    : { kind: 'answer', status: scripted, headers: { 'content-type': 'text/html; charset=utf-8' }, body: BODY, bodyHead: BODY, bodyTail: BODY, bodyBytes: BODY.length, wireBytes: BODY.length, declaredLength: null, cut: null, ms: 5 }

type Check = { outcome: LinkOutcome; requests: number }

/** One check through the engine's own parts; only the network and the waiting are played. */
async function check({ url, internal, answer }: FlakyTarget, at: number, random: () => number): Promise<Check> {
  let clock = at
  let requests = 0
  const sleep = async (ms: number): Promise<boolean> => {
    clock += ms
    return true
  }
  const fetchHop = async (): Promise<HopAnswer> => {
    requests += 1
    return hopOf(answer(clock, random))
  }
  const asker = new Asker({ fetchHop, gate: new HostGate(8, sleep), isOwn: () => internal, sleep, now: () => clock, onAnswer: () => undefined })
  const { outcome } = await traceRedirects(url, { ask: (hop, cookie) => asker.ask(hop, cookie), refusal: async () => null, now: () => 0 })
  const context = { randomPath: null, fragmentFound: null, hidden: false, now: clock, post: false }
  const { verdict, reason } = classify({ url, outcome: excused(outcome), internal, siteHosts: new Set(), homeUrl: 'http://www.example.cn/', context })
  return { outcome: { internal, reason, url, verdict }, requests }
}

/** As a run does at its end: a name server in trouble accuses nobody. */
const excused = (outcome: Awaited<ReturnType<typeof traceRedirects>>['outcome']): typeof outcome =>
  outcome.kind === 'failure' && outcome.code === 'dns-temporary' ? { kind: 'skipped', hops: outcome.hops, reason: 'no-network', detail: outcome.detail, ms: outcome.ms } : outcome

type Tally = { called: number; rightly: number; broken: number; found: number; firstOnly: number; firstWrong: number; most: number; wrong: Map<string, number> }

/** Checks one target whenever it is due for three days; it counts as called broken where any check told it as confirmed. */
async function observe(target: FlakyTarget, random: () => number, tally: Tally): Promise<void> {
  let standing: Standing | null = null
  let sinceChange = 0
  let last = ''
  let isCalled = false
  let wasCalled = false
  for (let at = random() * DAY_MS; at < 3 * DAY_MS;) {
    const { outcome, requests } = await check(target, at, random)
    tally.most = Math.max(tally.most, requests)
    sinceChange = outcome.verdict === last ? sinceChange + 1 : 1
    last = outcome.verdict
    standing = confirm({ now: new Date(at), outcome, previous: standing })
    isCalled = outcome.verdict === 'broken' && standing.confirmed
    if (outcome.verdict === 'broken') {
      tally.firstOnly += 1
      if (!target.isBroken) tally.firstWrong += 1
    }
    wasCalled ||= isCalled
    at = Math.min(nextCheckAt({ now: new Date(at), outcome, sinceChange, standing })?.getTime() ?? Infinity, at + 6 * 60 * 60 * 1000) // and a run of the whole site every six hours
  }
  if (wasCalled) tally.called += 1
  if (wasCalled && target.isBroken) tally.rightly += 1
  if (wasCalled && !target.isBroken) tally.wrong.set(target.kind, (tally.wrong.get(target.kind) ?? 0) + 1)
  if (!target.isBroken) return
  tally.broken += 1
  if (isCalled) tally.found += 1
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`

describe('10,000 targets, many of them moody, over three days', () => {
  it('should call broken what is broken and little else', async () => {
    const random = randomFrom(20_261_124)
    const targets = flakyTargets(random, process.env['LONG'] ? 3 : 1)
    const tally: Tally = { called: 0, rightly: 0, broken: 0, found: 0, firstOnly: 0, firstWrong: 0, most: 0, wrong: new Map() }
    for (const target of targets) await observe(target, random, tally)
    const [precision, recall] = [tally.rightly / tally.called, tally.found / tally.broken]
    process.stdout.write(
      `flaky: ${targets.length} targets, ${tally.broken} broken; precision ${percent(precision)}, recall ${percent(recall)} after confirmation ` +
        `(precision ${percent(1 - tally.firstWrong / tally.firstOnly)} before it); at most ${tally.most} requests a check; wrong: ${JSON.stringify([...tally.wrong])}\n`,
    )
    expect(targets.length).toBeGreaterThanOrEqual(10_000)
    expect(precision).toBeGreaterThanOrEqual(0.995)
    expect(recall).toBeGreaterThanOrEqual(0.99)
    expect(tally.most).toBeLessThan(MAX_REQUESTS)
  })
})
