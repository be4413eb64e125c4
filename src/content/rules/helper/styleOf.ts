const known = new Map<string, ReadonlyMap<string, string>>()
const MOST_KEPT = 500

const parse = (style: string): ReadonlyMap<string, string> => {
  const pairs = style.split(';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':')
    return colon < 1 ? [] : [[declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim().toLowerCase()]]
  })
  return new Map(pairs)
}

/** The declarations of a `style` attribute, names and values in lower case. Office programs repeat the same ones, so they are kept. */
export const styleOf = (style: string | undefined): ReadonlyMap<string, string> => {
  if (style === undefined || style === '') return new Map()
  const found = known.get(style)
  if (found) return found
  const parsed = parse(style)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(style, parsed)
  return parsed
}
