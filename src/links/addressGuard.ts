import ipaddr from 'ipaddr.js'

/** Hosts (lower case, `host:port`) that may be private: the start URL's and the ones allowed by name and port. */
export type AllowedHosts = ReadonlySet<string>

const unbracket = (host: string): string => host.replace(/^\[|\]$/g, '')

/** `host:port` of a URL, the port always spelt out. */
export const hostPort = (url: URL): string => `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`

/** Expands `HOST` to ports 80 and 443 and keeps `HOST:PORT`. */
export const allowedHosts = (entries: readonly string[]): AllowedHosts =>
  new Set(entries.flatMap((entry) => {
    const { hostname, port } = new URL(`http://${entry}`)
    return port || /:80$/.test(entry) ? [`${hostname}:${port || '80'}`] : [`${hostname}:80`, `${hostname}:443`]
  }))

/** The only IPv6 addresses given out to the world (RFC 4291 §2.4, IANA); `::127.0.0.1` and its like lie outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** True for an address outside the public unicast ranges, IPv4 inside IPv6 included; also for what is no address. */
export function isForbiddenAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true
  const parsed = ipaddr.process(address)
  return parsed.range() !== 'unicast' || (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST))
}

/** The literal IP address of a host name, null where it is a name. */
export const literalAddress = (hostname: string): string | null => (ipaddr.isValid(unbracket(hostname)) ? unbracket(hostname) : null)

/** Refuses what can be refused without asking a name server: private literals, `localhost`, unusual ports. */
export function isForbiddenUrl(url: URL, allowed: AllowedHosts): boolean {
  const host = hostPort(url)
  if (allowed.has(host)) return false
  const name = url.hostname.replace(/\.$/, '')
  const literal = literalAddress(name)
  if (name === 'localhost' || name.endsWith('.localhost') || (literal && isForbiddenAddress(literal))) return true
  return !/:(80|443)$/.test(host)
}
