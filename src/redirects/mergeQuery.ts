const nameOf = (pair: string): string => {
  const [name = ''] = pair.split('=', 1)
  // A query may be in any encoding; what does not decode is compared as it is written.
  return new URLSearchParams(`${name}=`).keys().next().value ?? name
}

const pairsOf = (query: string): string[] => query.split('&').filter(Boolean)

/**
 * A target with the visitor's query behind its own. Parameters the target sets win; the visitor's others are appended as
 * they were written. A fragment stays last.
 * @param target path or URL, with or without query and fragment
 * @param query with its question mark, or empty
 */
export const mergeQuery = (target: string, query: string): string => {
  const [, base = target, fragment = ''] = /^([^#]*)([\s\S]*)$/.exec(target) ?? []
  const [path = base, own = ''] = base.split(/\?([\s\S]*)/, 2)
  const taken = new Set(pairsOf(own).map(nameOf))
  const pairs = [...pairsOf(own), ...pairsOf(query.replace(/^\?/, '')).filter((pair) => !taken.has(nameOf(pair)))]
  return `${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}${fragment}`
}
