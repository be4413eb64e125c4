import { escapeAttribute, escapeText } from './escapeHtml.ts'
import { intOf, type LexicalNode, recordOf, textOf } from './lexicalNode.ts'
import type { RenderContext } from './resolvers.ts'
import { safeHref } from './safeHref.ts'
import { visitChildren } from './visitChildren.ts'

const FORMATS: readonly (readonly [number, string])[] = [
  [16, 'code'], [1, 'strong'], [2, 'em'], [8, 'u'], [4, 's'], [32, 'sub'], [64, 'sup'], [128, 'mark'],
]

const renderText = (node: LexicalNode): string => {
  const text = escapeText(textOf(node, 'text'))
  if (text === '') return ''
  const format = intOf(node, 'format', 0)
  return FORMATS.reduce((html, [bit, tag]) => ((format & bit) === bit ? `<${tag}>${html}</${tag}>` : html), text)
}

/** The id of a relation, stored bare or populated. */
export const idOf = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return typeof value === 'object' && value !== null && 'id' in value ? idOf(value.id) : ''
}

const hrefOf = (node: LexicalNode, { resolve }: RenderContext): string | null => {
  const fields = { ...node, ...recordOf(node, 'fields') }
  if (fields.linkType === 'internal') {
    const doc = recordOf(fields, 'doc')
    return safeHref(resolve.document?.(textOf(doc, 'relationTo'), idOf(doc.value)))
  }
  const href = safeHref(fields.url)
  return href !== null && resolve.link?.(href) === 'neutralise' ? null : href
}

const renderLink = (node: LexicalNode, context: RenderContext): string => {
  const inner = renderInlineChildren(node, context, true)
  const href = hrefOf(node, context)
  if (href === null || inner === '') return inner
  const blank = recordOf(node, 'fields').newTab === true || node.newTab === true
  return `<a href="${escapeAttribute(href)}"${blank ? ' target="_blank" rel="noopener noreferrer"' : ''}>${inner}</a>`
}

const renderOne = (node: LexicalNode, context: RenderContext, inLink: boolean): string => {
  if (node.type === 'text') return renderText(node)
  if (node.type === 'linebreak') return '<br>'
  if (node.type === 'tab') return '\t'
  if ((node.type === 'link' || node.type === 'autolink') && !inLink) return renderLink(node, context)
  return Array.isArray(node.children) ? renderInlineChildren(node, context, inLink) : renderText(node)
}

/** Nodes as phrasing HTML. Block nodes among them are unwrapped to their text; links never nest. */
export const renderInline = (nodes: readonly LexicalNode[], context: RenderContext, inLink = false): string =>
  nodes.map((node) => renderOne(node, context, inLink)).join('')

/** A node's children as phrasing HTML. */
export const renderInlineChildren = (node: LexicalNode, context: RenderContext, inLink = false): string =>
  visitChildren(node, context, (children) => renderInline(children, context, inLink))
