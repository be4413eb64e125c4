/** Target of a `Refresh` header or `<meta http-equiv=refresh>`; null where it only reloads the page or is no refresh at all. */
export function parseRefresh(value: string): { seconds: number; url: string } | null {
  const match = /^[\s]*(\d*)(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?([\s\S]*)$/i.exec(value)
  if (!match || (!match[1] && !/^\s*\./.test(value))) return null
  const rest = match[2] ?? ''
  const quote = rest[0] === '"' || rest[0] === "'" ? rest[0] : null
  const end = quote ? rest.indexOf(quote, 1) : -1
  const url = (quote ? rest.slice(1, end === -1 ? undefined : end) : rest).trim()
  return url ? { seconds: Number(match[1] || 0), url } : null
}
