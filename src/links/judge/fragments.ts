const percentDecoded = (fragment: string): string | null => {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return null // not percent-encoded UTF-8: only the spelling as written can match
  }
}

/**
 * The element a fragment asks for, null where there is nothing to look for: empty, `top` in any case, text directives alone,
 * client-side routes (`#/…`, `#!…`), media and PDF parameters are no business of the page's ids.
 * @param fragment undecoded, without `#`
 */
function fragmentTarget(fragment: string | null): string | null {
  if (fragment === null) return null
  const [target = ''] = fragment.split(':~:', 1)
  return target === '' || /^top$/i.test(target) || /^[/!]/.test(target) ? null : target
}

/** Whether the page has the fragment's element, looked for as HTML does: as written first, then percent-decoded. */
function hasFragment(target: string, ids: ReadonlySet<string>): boolean {
  const decoded = percentDecoded(target)
  const names = decoded === null ? [target] : [target, decoded]
  return names.some((name) => ids.has(name) || ids.has(`user-content-${name}`))
}

/**
 * Answers `fragmentFound` of a link: null where nothing is to be checked.
 * @param ids ids and anchor names of the final page, undefined where it is no HTML page read to its end
 */
export function fragmentFound(fragment: string | null, ids: ReadonlySet<string> | undefined): boolean | null {
  const target = fragmentTarget(fragment)
  return target === null || ids === undefined ? null : hasFragment(target, ids)
}
