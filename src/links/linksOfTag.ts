import { parseRefresh } from './parseRefresh.ts'
import { parseSrcset } from './parseSrcset.ts'

/** `page`: to be crawled when internal; `resource`: only checked; `post`: an address that need not answer GET; `css`, `srcdoc`: text to read on. */
export type LinkKind = 'page' | 'resource' | 'post' | 'css' | 'srcdoc'
export type TagLink = { kind: LinkKind; attribute: string; value: string }

type Attributes = Record<string, string>

const PAGES: Record<string, string> = { a: 'href', area: 'href', iframe: 'src', frame: 'src' }
const RESOURCES: Record<string, readonly string[]> = {
  img: ['src', 'longdesc', 'lowsrc'], script: ['src', 'href', 'xlink:href'], source: ['src'], video: ['src', 'poster'], audio: ['src'], track: ['src'],
  embed: ['src'], object: ['data'], input: ['src'], image: ['href', 'xlink:href'], use: ['href', 'xlink:href'], blockquote: ['cite'], q: ['cite'],
  ins: ['cite'], del: ['cite'], body: ['background'], table: ['background'], td: ['background'],
}
const NOT_A_PAGE = /\b(?:preconnect|dns-prefetch)\b/i
const META_URL = /^(?:og:(?:url|image|video|audio)|twitter:image)$/i

/** The links one start tag writes, from its decoded attributes. */
export function linksOfTag(name: string, attributes: Attributes): TagLink[] {
  const links: TagLink[] = []
  const add = (kind: LinkKind, attribute: string, value = attributes[attribute]): void => {
    if (value !== undefined) links.push({ kind, attribute, value })
  }
  const page = pageAttribute(name, attributes)
  if (page) add('page', page)
  for (const attribute of RESOURCES[name] ?? []) if (attributes[attribute]) add('resource', attribute)
  for (const attribute of ['srcset', 'imagesrcset']) {
    const set = attributes[attribute]
    if (set) parseSrcset(set).forEach((url) => add('resource', attribute, url))
  }
  if (attributes.style && /url|\\/i.test(attributes.style)) add('css', 'style')
  if (name === 'iframe') add('srcdoc', 'srcdoc')
  links.push(...documentLinks(name, attributes), ...formLinks(name, attributes))
  return links
}

/** Attribute that leads to another page; SVG links in `a` have theirs. */
function pageAttribute(name: string, attributes: Attributes): string | null {
  if (name === 'a') return attributes.href === undefined ? 'xlink:href' : 'href'
  const attribute = PAGES[name]
  return attribute && attributes[attribute] !== '' ? attribute : null
}

function metaLinks(attributes: Attributes): TagLink[] {
  if (!attributes.content) return []
  if (META_URL.test(attributes.property ?? attributes.name ?? '')) return [{ kind: 'resource', attribute: 'content', value: attributes.content }]
  const refresh = attributes['http-equiv']?.toLowerCase() === 'refresh' ? parseRefresh(attributes.content) : null
  return refresh ? [{ kind: 'page', attribute: 'content', value: refresh.url }] : []
}

function documentLinks(name: string, attributes: Attributes): TagLink[] {
  const rel = attributes.rel ?? ''
  if (name === 'link' && attributes.href && !NOT_A_PAGE.test(rel)) {
    const kind = /\b(?:next|prev|canonical|alternate)\b/i.test(rel) ? 'page' : 'resource'
    return [{ kind, attribute: 'href', value: attributes.href }]
  }
  return name === 'meta' ? metaLinks(attributes) : []
}

function formLinks(name: string, attributes: Attributes): TagLink[] {
  const attribute = name === 'form' ? 'action' : name === 'button' || name === 'input' ? 'formaction' : null
  const value = attribute ? attributes[attribute] : undefined
  if (!attribute || !value) return []
  const isPost = name !== 'form' || attributes.method?.toLowerCase() === 'post'
  return [{ kind: isPost ? 'post' : 'resource', attribute, value }]
}
