import type { Section } from '../report.ts'

const HOME = '/'

/** A path as people read it; one with broken escapes stays as it is. */
const readable = (path: string): string => {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

const firstFolder = (path: string): string => /^\/[^/]+\//.exec(path)?.[0] ?? HOME

/**
 * The part of the site a page belongs to: the longest of the known sections its path begins with, else its first folder. Pages of other
 * hosts than the site's go by their host too.
 */
export const sectionFinder = (site: string, sections: readonly Section[] = []): ((page: string) => Section) => {
  const own = URL.parse(site)?.host
  const known = sections.map((section) => ({ ...section, path: readable(section.path) })).sort((one, other) => other.path.length - one.path.length)
  return (page) => {
    const url = URL.parse(page)
    const path = readable(url?.pathname ?? page)
    const found = url?.host === own ? known.find((section) => path.startsWith(section.path)) : undefined
    if (found) return found
    const folder = firstFolder(path)
    const title = folder === HOME ? '首页与根目录' : folder
    return url && url.host !== own ? { owners: [], path: `${url.host}${folder}`, title: `${url.host}${folder}` } : { owners: [], path: folder, title }
  }
}
