import type { ContentDocument } from './contentDocument.ts'
import type { ContentNode } from './contentNode.ts'

const SHOWN = new Set(['audio', 'canvas', 'embed', 'iframe', 'img', 'object', 'svg', 'video'])

const shows = (node: ContentNode): boolean => {
  if (node.kind === 'text') return node.text.trim() !== ''
  if (node.tag === 'script' || node.tag === 'style') return false
  return SHOWN.has(node.tag) || node.children.some(shows)
}

/** Whether a document shows a reader anything: words or pictures, in its title or its body. */
export const hasWords = ({ body, meta }: ContentDocument): boolean => meta.title !== null || shows(body)
