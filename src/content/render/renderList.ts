import { intOf, type LexicalNode } from './lexicalNode.ts'
import type { RenderContext } from './resolvers.ts'
import { visitChildren } from './visitChildren.ts'

const onlyLists = (item: LexicalNode): boolean =>
  Array.isArray(item.children) && item.children.length > 0 && item.children.every((child: unknown) =>
    typeof child === 'object' && child !== null && 'type' in child && child.type === 'list')

const itemAttributes = (item: LexicalNode, check: boolean): string =>
  check ? ` class="${item.checked === true ? 'checked' : 'unchecked'}"` : ''

// Lexical keeps a nested list in an item of its own; HTML wants it inside the item before it.
const renderItems = (items: readonly LexicalNode[], context: RenderContext, check: boolean): string => {
  const rendered: { attributes: string; html: string }[] = []
  for (const item of items) {
    const html = item.type === 'listitem' ? visitChildren(item, context, (nodes) => context.blocks(nodes, 'flow')) : context.blocks([item], 'flow')
    const last = rendered.at(-1)
    if (last && onlyLists(item)) last.html += html
    else rendered.push({ attributes: itemAttributes(item, check), html })
  }
  return rendered.map(({ attributes, html }) => `<li${attributes}>${html}</li>`).join('')
}

/** A Lexical list (bullet, number or check) as `ul` or `ol`; '' when it has no items. */
export const renderList = (node: LexicalNode, context: RenderContext): string => {
  const ordered = node.listType === 'number' || node.tag === 'ol'
  const check = node.listType === 'check'
  const items = visitChildren(node, context, (children) => renderItems(children, context, check))
  if (items === '') return ''
  const start = intOf(node, 'start', 1)
  if (ordered) return `<ol${start === 1 ? '' : ` start="${start}"`}>${items}</ol>`
  return `<ul${check ? ' class="checklist"' : ''}>${items}</ul>`
}
