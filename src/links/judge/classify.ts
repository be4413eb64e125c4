import type { Reason } from '../report.ts'
import type { Classified, Classify, ClassifyInput, FailureCode, TraceFailure } from '../trace.ts'
import { blankPage } from './blankPage.ts'
import { dangerLexicon } from './dangerLexicon.ts'
import { drift } from './drift.ts'
import { hijacked } from './hijacked.ts'
import { hintsOf } from './hints.ts'
import { judgeBody } from './judgeBody.ts'
import { judgeRedirect, judgeSuspiciousRedirect, siteOf } from './judgeRedirects.ts'
import { judgeStatus } from './judgeStatus.ts'
import { describe, shortName } from './messages.ts'
import { parked } from './parked.ts'
import { softNotFound } from './softNotFound.ts'
import { redirectsOf, subjectOf, type Judge, type Judged } from './subject.ts'
import { verdictOf } from './verdictOf.ts'

const FAILURES: Record<FailureCode, Reason> = {
  dns: 'dns', 'dns-temporary': 'no-network', connect: 'connect', reset: 'reset', timeout: 'timeout', tls: 'tls', protocol: 'reset',
  'address-forbidden': 'address-forbidden', 'url-malformed': 'url-malformed', 'rate-limited': 'rate-limited',
  'redirect-loop': 'redirect-loop', 'redirect-too-long': 'redirect-too-long', 'redirect-no-location': 'redirect-no-location', 'redirect-bad-location': 'redirect-bad-location',
}

/** Failures that mean the redirect's target is broken; the others name what is wrong with the redirect itself. */
const OF_THE_TARGET = new Set<FailureCode>(['dns', 'connect', 'reset', 'timeout', 'tls', 'protocol', 'url-malformed'])

const missingFragment: Judge = ({ context, outcome, url }) =>
  context.fragmentFound === false && outcome.status < 300 ? { reason: 'fragment-missing', evidence: [`页面上没有 id 或 name 为“${fragmentOf(url)}”的元素`] } : null

const hiddenLink: Judge = ({ context, internal, url, homeUrl }) =>
  context.hidden && !internal && siteOf(new URL(url)) !== siteOf(new URL(homeUrl)) ? { reason: 'hidden-link', evidence: ['链接被样式隐藏，读者看不见'] } : null

/** The verdict table from its top; the order is the rule. */
const JUDGES: readonly Judge[] = [
  parked, hijacked, dangerLexicon, drift,
  judgeStatus, judgeBody, missingFragment,
  softNotFound, blankPage, hiddenLink,
  judgeSuspiciousRedirect, judgeRedirect,
]

function fragmentOf(url: string): string {
  const fragment = url.slice(url.indexOf('#') + 1)
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // shown as written where it is not percent-encoded UTF-8
  }
}

/** Judges the outcome of one trace by the first row of the verdict table that fits (DESIGN §6). Pure. */
export const classify: Classify = (input) => {
  const { outcome } = input
  if (outcome.kind === 'skipped') return written(input, { reason: outcome.reason, evidence: outcome.detail ? [outcome.detail] : [] }, [])
  if (outcome.kind === 'failure') return classifyFailure(input, outcome)
  const subject = subjectOf(input, outcome)
  let judged: Judged = { reason: 'ok', evidence: [] }
  for (const judge of JUDGES) {
    const found = judge(subject)
    if (!found) continue
    judged = found
    break
  }
  return written(input, judged, hintsOf(subject))
}

function classifyFailure(input: ClassifyInput, failure: TraceFailure): Classified {
  const evidence = failure.detail ? [failure.detail] : []
  const reason = FAILURES[failure.code]
  const judged = { reason, evidence }
  return OF_THE_TARGET.has(failure.code) ? written(input, judged, []) : textOf(input, { judged, underlying: null, hints: [] })
}

/** A broken end of a redirect is told as such, with what broke it. */
function written(input: ClassifyInput, judged: Judged, hints: string[]): Classified {
  const isBrokenEnd = redirectsOf(input) > 0 && verdictOf(judged.reason) === 'broken'
  if (!isBrokenEnd) return textOf(input, { judged, underlying: null, hints })
  const end: Judged = { reason: 'redirect-broken', evidence: [`${shortName(judged.reason)}：${lastUrl(input)}`, ...judged.evidence] }
  return textOf(input, { judged: end, underlying: judged.reason, hints })
}

const lastUrl = ({ outcome, url }: ClassifyInput): string => outcome.hops.at(-1)?.url ?? url

function textOf(input: ClassifyInput, { judged, underlying, hints }: { judged: Judged; underlying: Reason | null; hints: string[] }): Classified {
  const { outcome } = input
  const finalUrl = outcome.kind === 'answer' ? outcome.finalUrl : null
  const detail = outcome.kind === 'answer' ? '' : outcome.detail
  const text = describe(judged.reason, { redirects: redirectsOf(input), finalUrl, underlying, detail })
  return { verdict: verdictOf(judged.reason), reason: judged.reason, ...text, evidence: judged.evidence, hints }
}
