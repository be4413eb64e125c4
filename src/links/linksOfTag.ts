import { parseRefresh } from './parseRefresh.ts'
import { parseSrcset } from './parseSrcset.ts'

/** `page`: to be crawled when internal; `resource`: only checked, `sheet` the style sheets among them; `post`: an address that need not answer GET; `css`, `srcdoc`: text to read on. */
export type LinkKind = 'page' | 'resource' | 'sheet' | 'post' | 'css' | 'srcdoc'

/** Takes one link of a tag. */
export type AddLink = (kind: LinkKind, attribute: string, value: string) => void

/** Decoded attributes of a start tag. */
export type Attributes = { get: (name: string) => string | undefined; hasAny: (names: ReadonlySet<string>) => boolean }

const PAGES: ReadonlyMap<string, string> = new Map([['a', 'href'], ['area', 'href'], ['iframe', 'src'], ['frame', 'src']])
const RESOURCES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  iframe: ['longdesc'], frame: ['longdesc'],
  img: ['src', 'longdesc', 'lowsrc'], script: ['src', 'href', 'xlink:href'], source: ['src'], video: ['src', 'poster'], audio: ['src'], track: ['src'],
  embed: ['src'], object: ['data'], image: ['href', 'xlink:href'], use: ['href', 'xlink:href'], blockquote: ['cite'], q: ['cite'],
  ins: ['cite'], del: ['cite'], feimage: ['href', 'xlink:href'],
  ...Object.fromEntries(['body', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'].map((name) => [name, ['background']])),
}))
/** Elements whose links are not only in attributes of the two tables above. */
const OTHERS: ReadonlyMap<string, (attributes: Attributes, add: AddLink) => void> = new Map([
  ['link', linkLinks], ['meta', metaLinks], ['form', formLinks], ['button', buttonLinks], ['input', inputLinks],
])
/** Attributes that may hold links on any element. */
const EVERYWHERE: ReadonlySet<string> = new Set(['srcset', 'imagesrcset', 'style'])
const SETS = ['srcset', 'imagesrcset']
/** Types of `link` that only name a host; one beside another type does not change what that one fetches. */
const HOST_ONLY = /^\s*(?:(?:preconnect|dns-prefetch)(?:\s+|$))*$/i
const META_URL = /^(?:og:(?:url|(?:image|video|audio)(?::(?:secure_)?url)?)|twitter:image(?::src)?)$/i

/** Hands on the links one start tag writes, from its decoded attributes. */
export function linksOfTag(name: string, attributes: Attributes, add: AddLink): void {
  if (PAGES.has(name)) addPage(name, attributes, add)
  for (const attribute of RESOURCES.get(name) ?? []) addIfAny('resource', attribute, { attributes, add })
  if (attributes.hasAny(EVERYWHERE)) linksAnywhere(attributes, add)
  if (name === 'iframe') {
    const source = attributes.get('srcdoc')
    if (source !== undefined) add('srcdoc', 'srcdoc', source)
  }
  OTHERS.get(name)?.(attributes, add)
}

function addIfAny(kind: LinkKind, attribute: string, { attributes, add }: { attributes: Attributes; add: AddLink }): void {
  const value = attributes.get(attribute)
  if (value) add(kind, attribute, value)
}

/** The attribute that leads to another page; an empty one leads to the page itself from `a` only. SVG links in `a` have theirs. */
function addPage(name: string, attributes: Attributes, add: AddLink): void {
  const attribute = PAGES.get(name) ?? ''
  const value = attributes.get(attribute)
  if (name !== 'a') return value ? add('page', attribute, value) : undefined
  if (value !== undefined) return add('page', attribute, value)
  const svg = attributes.get('xlink:href')
  if (svg !== undefined) add('page', 'xlink:href', svg)
}

function linksAnywhere(attributes: Attributes, add: AddLink): void {
  for (const attribute of SETS) for (const url of parseSrcset(attributes.get(attribute) ?? '')) add('resource', attribute, url)
  const style = attributes.get('style')
  if (style && /url|\\/i.test(style)) add('css', 'style', style)
}

function linkLinks(attributes: Attributes, add: AddLink): void {
  const rel = attributes.get('rel') ?? ''
  const href = attributes.get('href')
  const names = attributes.get('itemprop') ?? ''
  if (href && !HOST_ONLY.test(`${rel} ${names}`)) add(kindOf(rel, attributes.get('media') ?? ''), 'href', href)
}

function kindOf(rel: string, media: string): LinkKind {
  if (/\b(?:next|prev|canonical|alternate)\b/i.test(rel)) return 'page'
  return /\bstylesheet\b/i.test(rel) && !/print|\(/i.test(media) ? 'sheet' : 'resource'
}

function metaLinks(attributes: Attributes, add: AddLink): void {
  const content = attributes.get('content')
  if (!content) return
  if (META_URL.test(attributes.get('property') ?? attributes.get('name') ?? '')) return add('resource', 'content', content)
  const refresh = attributes.get('http-equiv')?.toLowerCase() === 'refresh' ? parseRefresh(content) : null
  if (refresh) add('page', 'content', refresh.url)
}

function formLinks(attributes: Attributes, add: AddLink): void {
  const isPost = attributes.get('method')?.toLowerCase() === 'post'
  addIfAny(isPost ? 'post' : 'resource', 'action', { attributes, add })
}

function inputLinks(attributes: Attributes, add: AddLink): void {
  if (attributes.get('type')?.trim().toLowerCase() === 'image') addIfAny('resource', 'src', { attributes, add })
  buttonLinks(attributes, add)
}

function buttonLinks(attributes: Attributes, add: AddLink): void {
  addIfAny('post', 'formaction', { attributes, add })
}
