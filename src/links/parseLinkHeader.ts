/** Targets of an RFC 8288 `Link` header; hints that name only a host (preconnect, dns-prefetch) are left out. */
export function parseLinkHeader(value: string): string[] {
  const urls: string[] = []
  for (const match of value.matchAll(/<([^>]*)>((?:[^,"]|"(?:\\.|[^"\\])*")*)/g)) {
    if (!/rel\s*=\s*"?[^";]*\b(?:preconnect|dns-prefetch)\b/i.test(match[2] ?? '')) urls.push(match[1] ?? '')
  }
  return urls
}
