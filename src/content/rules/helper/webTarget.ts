import { getDomain } from 'tldts'

/** An address on the web: its host in lower case and the registrable domain (the host itself where there is none, as for IP addresses). */
export type WebTarget = { host: string; path: string; site: string }

const known = new Map<string, null | WebTarget>()
const MOST_KEPT = 2_000

const parse = (href: string): null | WebTarget => {
  if (!/^(?:https?:)?\/\//i.test(href)) return null
  try {
    const { hostname, pathname } = new URL(href.startsWith('//') ? `https:${href}` : href)
    return { host: hostname, path: pathname, site: getDomain(hostname) ?? hostname }
  } catch {
    return null // reported by link-malformed
  }
}

/** Reads an absolute web address; null for relative ones, other schemes and what cannot be parsed. */
export const webTarget = (href: string): null | WebTarget => {
  const kept = known.get(href)
  if (kept !== undefined) return kept
  const target = parse(href)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(href, target)
  return target
}
