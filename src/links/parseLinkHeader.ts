/** Nobody writes longer parameters. */
const MAX_PARAMETERS = 500

/** Targets of an RFC 8288 `Link` header; hints that name only a host (preconnect, dns-prefetch) are left out. */
export function parseLinkHeader(value: string): string[] {
  const urls: string[] = []
  for (const match of value.matchAll(/<([^<>]*)>((?:[^,"]|"(?:\\.|[^"\\])*")*)/g)) {
    if (!/rel\s*=\s*"?[^";]*\b(?:preconnect|dns-prefetch)\b/i.test((match[2] ?? '').slice(0, MAX_PARAMETERS))) urls.push(match[1] ?? '')
  }
  return urls
}
