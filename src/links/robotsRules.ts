import createRobotsParser from 'robots-parser'

import type { Answer } from './asker.ts'
import type { HopAnswer } from './hop.ts'
import type { Refusal } from './traceRedirects.ts'

export type RobotsDeps = {
  /** One GET of a robots.txt URL with its whole body, retried where a fault may pass. */
  get: (url: string) => Promise<HopAnswer>
  /** Where a redirecting answer leads, null where nowhere. */
  leadsTo: (url: string, answer: Extract<HopAnswer, { kind: 'answer' }>) => string | null
}

type Rules = { kind: 'rules'; isAllowed: (url: string) => boolean; sitemaps: string[] } | { kind: 'open' } | { kind: 'closed' } | { kind: 'failed'; answer: Extract<Answer, { kind: 'failed' }> }

const ROBOT = 'PortalContentOps'
const MAX_BYTES = 500 * 1024
const MAX_REDIRECTS = 5

/**
 * robots.txt of every origin (RFC 9309): read once per run; 4xx opens everything, 5xx closes everything, and what fails on the
 * network fails for the host's targets as well, without asking them.
 */
export class RobotsRules {
  private readonly origins = new Map<string, Promise<Rules>>()
  private readonly settled = new Map<string, Rules>()
  private readonly deps: RobotsDeps

  constructor(deps: RobotsDeps) {
    this.deps = deps
  }

  /** Null where the URL may be asked. */
  async refusal(url: string): Promise<Refusal | null> {
    const origin = originOf(url)
    const rules = this.settled.get(origin) ?? (await this.rulesOf(origin))
    if (rules.kind === 'open') return null
    if (rules.kind === 'failed') return rules.answer
    return rules.kind === 'rules' && rules.isAllowed(url) ? null : { kind: 'robots' }
  }

  /** Sitemaps that an origin's robots.txt names. */
  async sitemaps(origin: string): Promise<string[]> {
    const rules = await this.rulesOf(origin)
    return rules.kind === 'rules' ? rules.sitemaps : []
  }

  private rulesOf(origin: string): Promise<Rules> {
    const known = this.origins.get(origin)
    if (known) return known
    const rules = this.read(`${origin}/robots.txt`)
    this.origins.set(origin, rules)
    rules.then((settled) => this.settled.set(origin, settled), () => undefined)
    return rules
  }

  private async read(robotsUrl: string): Promise<Rules> {
    let url = robotsUrl
    const seen = new Set<string>()
    for (let redirects = 0; redirects <= MAX_REDIRECTS && !seen.has(url); redirects += 1) {
      seen.add(url)
      const answer = await this.deps.get(url)
      if (answer.kind === 'failed') return redirects === 0 ? { kind: 'failed', answer } : { kind: 'open' }
      if (answer.status >= 500) return { kind: 'closed' }
      if (answer.status >= 200 && answer.status < 300) return parse(robotsUrl, answer.body)
      const next = answer.status >= 300 && answer.status < 400 ? this.deps.leadsTo(url, answer) : null
      if (next === null) return { kind: 'open' }
      url = next
    }
    return { kind: 'open' }
  }
}

const originOf = (url: string): string => {
  const slash = url.indexOf('/', 8)
  return slash === -1 ? url : url.slice(0, slash).replace(/\/\/[^/]*@/, '//')
}

function parse(robotsUrl: string, body: Buffer): Rules {
  const text = body.subarray(0, MAX_BYTES).toString('utf8').replace(/^\ufeff/, '')
  const rules = createRobotsParser(robotsUrl, comparable(text))
  const sitemaps = rules.getSitemaps()
  if (!/^[ \t]*disallow[ \t]*:[ \t]*\S/im.test(text)) return { kind: 'rules', isAllowed: () => true, sitemaps }
  return { kind: 'rules', isAllowed: (url) => rules.isAllowed(comparable(url), ROBOT) !== false, sitemaps }
}

/** Encoded characters that need not be are compared as themselves (RFC 9309 §2.2.2). */
const comparable = (text: string): string =>
  text.includes('%') ? text.replace(/%(?:2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/gi, (octet) => String.fromCharCode(Number.parseInt(octet.slice(1), 16))) : text
