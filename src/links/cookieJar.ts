type Cookie = { name: string; value: string; domain: string; hostOnly: boolean; path: string; secure: boolean }

const MAX_COOKIES = 50

const domainMatches = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

const pathMatches = (path: string, prefix: string): boolean => path === prefix || (path.startsWith(prefix) && (prefix.endsWith('/') || path[prefix.length] === '/'))

const defaultPath = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')))

/** `Max-Age` wins over `Expires` (RFC 6265 §5.3); what is no date says nothing. */
function isOver(read: ReadonlyMap<string, string>, now: number): boolean {
  const maxAge = read.get('max-age')
  if (maxAge !== undefined) return Number(maxAge) <= 0
  return Date.parse(read.get('expires') ?? '') <= now
}

/** Cookies of one trace (RFC 6265 storage and retrieval ; a cookie that is over at once is deleted). */
export class CookieJar {
  private cookies: Cookie[] = []

  /** Takes in the `Set-Cookie` headers of an answer; `now` in epoch milliseconds. */
  store(url: URL, headers: string | string[] | undefined, now: number): void {
    for (const header of headers === undefined ? [] : Array.isArray(headers) ? headers : [headers]) this.add(url, header, now)
  }

  /** The `Cookie` header for a request, empty where none applies. */
  header(url: URL): string {
    return this.cookies
      .filter((cookie) => (cookie.hostOnly ? url.hostname === cookie.domain : domainMatches(url.hostname, cookie.domain)))
      .filter((cookie) => pathMatches(url.pathname, cookie.path) && (!cookie.secure || url.protocol === 'https:'))
      .map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  private add(url: URL, header: string, now: number): void {
    const [pair = '', ...attributes] = header.split(';')
    const equals = pair.indexOf('=')
    if (equals < 1) return
    const read = new Map(attributes.map((attribute) => {
      const [key = '', ...value] = attribute.split('=')
      return [key.trim().toLowerCase(), value.join('=').trim()] as const
    }))
    const domain = (read.get('domain') ?? '').replace(/^\./, '').toLowerCase()
    if (domain && !domainMatches(url.hostname, domain)) return
    const path = read.get('path')
    const cookie: Cookie = {
      name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim(), domain: domain || url.hostname, hostOnly: !domain,
      path: path?.startsWith('/') ? path : defaultPath(url.pathname), secure: read.has('secure'),
    }
    this.cookies = this.cookies.filter((other) => !(other.name === cookie.name && other.domain === cookie.domain && other.path === cookie.path))
    if (!isOver(read, now)) this.cookies.push(cookie)
    if (this.cookies.length > MAX_COOKIES) this.cookies.shift()
  }
}
