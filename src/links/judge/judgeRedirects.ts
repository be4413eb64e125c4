import { getDomain } from 'tldts'

import { hostPort } from '../addressGuard.ts'
import type { Hop } from '../report.ts'
import { redirectsOf, type Judged, type Subject } from './subject.ts'

const LONG = 11
const HOME = /^\/(?:(?:index|default|home|main)(?:\.\w{2,5})?\/?|(?:zh|en|cn)(?:[-_]\w{2,4})?\/?)?$/i
const TRACKING = /^(?:utm_\w+|from|ref|source|spm|lang|locale)$/i
const SHORTENERS = new Set(['bit.ly', 't.co', 't.cn', 'dwz.cn', 'url.cn', 'tinyurl.com', 'goo.gl', 'suo.im', 'is.gd', 'ow.ly', 'buff.ly', 'w.url.cn', 'lnkd.in'])

/** The registrable domain, or the host itself where it has none (IP address, `localhost`). */
export const siteOf = (url: URL): string => getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.hostname

const isHome = (url: URL): boolean => HOME.test(url.pathname)

const isDeep = (url: URL): boolean => !isHome(url) || [...url.searchParams.keys()].some((key) => !TRACKING.test(key))

const arrow = (from: string, to: string): string => `${from} → ${to}`

/** Judges where a followed redirect led; null where the trace had none or it is an ordinary one. */
export function judgeSuspiciousRedirect(subject: Subject): Judged | null {
  if (redirectsOf(subject) === 0) return null
  const from = new URL(subject.url)
  const to = new URL(subject.outcome.finalUrl)
  return toHome(from, to, subject) ?? crossSite(from, to, subject) ?? downgrade(subject.outcome.hops) ?? long(subject)
}

function toHome(from: URL, to: URL, { homeUrl, outcome }: Subject): Judged | null {
  const isFinalHome = (isHome(to) && ![...to.searchParams.keys()].some((key) => !TRACKING.test(key))) || to.href === homeUrl
  if (!isDeep(from) || !isFinalHome || from.href === homeUrl) return null
  if (siteOf(from) !== siteOf(to) && SHORTENERS.has(from.hostname)) return null
  return { reason: 'redirect-to-home', evidence: [arrow(from.href, outcome.finalUrl)] }
}

function crossSite(from: URL, to: URL, { internal, siteHosts, homeUrl }: Subject): Judged | null {
  if (!internal || siteHosts.has(hostPort(to)) || siteHosts.has(to.hostname)) return null
  const own = [siteOf(from), siteOf(new URL(homeUrl))]
  if (own.includes(siteOf(to))) return null
  return { reason: 'redirect-cross-site', evidence: [`${siteOf(from)} → ${siteOf(to)}`] }
}

function downgrade(hops: readonly Hop[]): Judged | null {
  const index = hops.findIndex((hop, at) => hop.url.startsWith('https:') && hops[at + 1]?.url.startsWith('http:'))
  return index === -1 ? null : { reason: 'redirect-downgrade', evidence: [arrow(hops[index]?.url ?? '', hops[index + 1]?.url ?? '')] }
}

const long = (subject: Subject): Judged | null =>
  redirectsOf(subject) < LONG ? null : { reason: 'redirect-long', evidence: [`共跳转 ${redirectsOf(subject)} 次`] }

const isPermanent = ({ status, via }: Hop): boolean => (status === 301 || status === 308) && via !== 'meta' && via !== 'refresh'

/** An ordinary redirect: more than one is a chain, one is permanent (301, 308) or temporary (the rest, meta refresh included). */
export function judgeRedirect(subject: Subject): Judged | null {
  const count = redirectsOf(subject)
  const [first] = subject.outcome.hops
  if (count === 0 || !first) return null
  const evidence = [subject.outcome.hops.map((hop) => `${hop.status ?? '—'} ${hop.url}`).join(' → ')]
  if (count > 1) return { reason: 'chain', evidence }
  return { reason: isPermanent(first) ? 'permanent' : 'temporary', evidence }
}
