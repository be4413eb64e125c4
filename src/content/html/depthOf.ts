const TAG = /<(\/?)([a-z][^\s/>]*)/gi

/** Elements that may be left open, or have no content. */
const LOOSE = new Set([
  'area', 'base', 'br', 'col', 'colgroup', 'dd', 'dt', 'embed', 'hr', 'img', 'input', 'li', 'link', 'meta', 'option', 'p', 'source', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'track', 'wbr',
])

/** Roughly how deep a source nests, without parsing it. */
export const depthOf = (html: string): number => {
  let [depth, deepest] = [0, 0]
  for (const [, slash, name = ''] of html.matchAll(TAG)) {
    if (LOOSE.has(name.toLowerCase())) continue
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1))
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
