import { compactStyle, shownBy } from '../shared/hiding.ts'
import type { StyledElement } from './styleRules.ts'

/** An open element: where its start tag begins and what it stands in. */
export type OpenTag = { name: string; index: number; parent: OpenTag | null }

const ELEMENT = '\u0001'
const PART = '\u0002'
const MAX_TAG = 2000
const MAX_DEPTH = 40

const attribute = (name: string): RegExp => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i')
const ID = attribute('id')
const CLASS = attribute('class')
const STYLE = attribute('style')

const valueOf = (tag: string, pattern: RegExp): string => {
  const match = pattern.exec(tag)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

/** What selectors can tell of an element and of all it stands in, from the root, as one text; read from the source only where it is asked for. */
function stylePath(source: string, innermost: OpenTag): string {
  const parts: string[] = []
  for (let open: OpenTag | null = innermost; open && parts.length < MAX_DEPTH; open = open.parent) {
    const end = source.indexOf('>', open.index)
    const tag = source.slice(open.index, Math.min(end === -1 ? source.length : end, open.index + MAX_TAG))
    const style = tag.includes('style') ? compactStyle(valueOf(tag, STYLE)) : ''
    parts.push([open.name, valueOf(tag, ID), valueOf(tag, CLASS), style && shownBy(style).join(' ')].join(PART))
  }
  return parts.reverse().join(ELEMENT)
}

/** The style path of a link, '' where it has none. */
export const pathOf = ({ within }: { within?: OpenTag | string | null }, source: string): string => (typeof within === 'string' ? within : within ? stylePath(source, within) : '')

/** The elements of a path. */
export const elementsOf = (path: string): StyledElement[] => path.split(ELEMENT).map((part) => {
  const [name = '', id = '', classes = '', own = ''] = part.split(PART)
  return { name, id, classes: classes.split(/\s+/).filter(Boolean), own: own.split(' ') }
})
