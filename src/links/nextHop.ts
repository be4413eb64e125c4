import { headerOf } from './hop.ts'
import { normaliseUrl } from './normaliseUrl.ts'
import { parseRefresh } from './parseRefresh.ts'
import type { Hop } from './report.ts'
import type { AnswerHeaders, FailureCode } from './trace.ts'

/** Where an answer sends its reader: nowhere, to a next URL, or nowhere it could go. */
export type NextHop =
  | { kind: 'final' }
  | { kind: 'next'; location: string; target: string; fragment: string | null; via: NonNullable<Hop['via']> }
  | { kind: 'fault'; code: FailureCode; location?: string; detail: string }

type Answer = { url: string; status: number; headers: AnswerHeaders; encoding: string; metaRefresh: string | null; base: string }

const FOLLOWED = new Set([301, 302, 303, 307, 308])
/** A page that stays longer than this is read by people; its refresh is a link, not a redirect. */
const MAX_REFRESH_SECONDS = 30

/** Header bytes are UTF-8 where they decode as such; anything else is percent-encoded byte by byte, as browsers do. */
export function headerText(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value
  const bytes = Buffer.from(value, 'latin1')
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? value.replace(/[\x80-\xff]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`) : text
}

/** Decides by Fetch §4.4, RFC 9110 §15.4 and the HTML standard's refresh where an answer leads. */
export function nextHop(answer: Answer): NextHop {
  const locations = [answer.headers.location ?? []].flat()
  const isRedirect = FOLLOWED.has(answer.status) || (answer.status === 300 && locations.length > 0)
  return isRedirect ? byLocation(answer, locations) : byRefresh(answer)
}

function byLocation(answer: Answer, locations: string[]): NextHop {
  const location = headerText(locations[0] ?? '').trim()
  if (location === '') return { kind: 'fault', code: 'redirect-no-location', detail: `HTTP ${answer.status}` }
  if (locations.some((other) => other !== locations[0])) return { kind: 'fault', code: 'redirect-bad-location', location, detail: locations.join(' | ') }
  const resolved = normaliseUrl(location, answer.url)
  if (resolved.kind !== 'http') return { kind: 'fault', code: 'redirect-bad-location', location, detail: location.slice(0, 300) }
  return { kind: 'next', location, target: resolved.resource, fragment: resolved.fragment, via: 'location' }
}

function byRefresh(answer: Answer): NextHop {
  if (answer.status < 200 || answer.status > 299) return { kind: 'final' }
  const header = headerOf(answer.headers, 'refresh')
  const written = header ? headerText(header) : answer.metaRefresh
  const refresh = written ? parseRefresh(written) : null
  if (!refresh || refresh.seconds > MAX_REFRESH_SECONDS) return { kind: 'final' }
  const resolved = normaliseUrl(refresh.url, header ? answer.url : answer.base, answer.encoding)
  if (resolved.kind !== 'http' || resolved.resource === answer.url) return { kind: 'final' }
  return { kind: 'next', location: refresh.url, target: resolved.resource, fragment: resolved.fragment, via: header ? 'refresh' : 'meta' }
}
