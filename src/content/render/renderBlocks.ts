import { blockAttributes } from './blockAttributes.ts'
import { type LexicalNode, textOf } from './lexicalNode.ts'
import { renderInline, renderInlineChildren } from './renderInline.ts'
import { renderList } from './renderList.ts'
import { renderTable } from './renderTable.ts'
import { renderUpload } from './renderUpload.ts'
import type { RenderContext } from './resolvers.ts'
import { visitChildren } from './visitChildren.ts'

type Renderer = (node: LexicalNode, context: RenderContext) => string

const INLINE = new Set(['autolink', 'inlineBlock', 'linebreak', 'link', 'tab', 'text'])

// The page's own title is the h1; bodies start at h2.
const headingTag = (node: LexicalNode): string => {
  const level = /^h([1-6])$/.exec(textOf(node, 'tag'))?.[1]
  return `h${Math.max(2, Number(level ?? 2))}`
}

const wrapped = (tag: string): Renderer => (node, context) => {
  const inner = renderInlineChildren(node, context)
  return inner === '' ? '' : `<${tag}${blockAttributes(node)}>${inner}</${tag}>`
}

const RENDERERS: Readonly<Record<string, Renderer>> = {
  heading: (node, context) => wrapped(headingTag(node))(node, context),
  horizontalrule: () => '<hr>',
  list: renderList,
  paragraph: wrapped('p'),
  quote: (node, context) => {
    const inner = visitChildren(node, context, (children) => renderBlocks(children, context, 'block'))
    return inner === '' ? '' : `<blockquote>${inner}</blockquote>`
  },
  table: renderTable,
  upload: renderUpload,
}

const renderBlock: Renderer = (node, context) => {
  const renderer = Object.hasOwn(RENDERERS, node.type) ? RENDERERS[node.type] : undefined
  if (renderer) return renderer(node, context)
  return visitChildren(node, context, (children) => renderBlocks(children, context, 'block'))
}

/**
 * A mix of nodes as flow HTML. Loose inline nodes are gathered into a `p` (`block`) or left bare (`flow`, for list items
 * and cells). Unknown nodes give way to their content.
 */
export const renderBlocks = (nodes: readonly LexicalNode[], context: RenderContext, loose: 'block' | 'flow'): string => {
  const parts: string[] = []
  let inline: LexicalNode[] = []
  const flush = (): void => {
    const html = renderInline(inline, context)
    inline = []
    if (html !== '') parts.push(loose === 'block' ? `<p>${html}</p>` : html)
  }
  for (const node of nodes) {
    if (INLINE.has(node.type)) inline.push(node)
    else {
      flush()
      parts.push(renderBlock(node, context))
    }
  }
  flush()
  return parts.join('')
}
