import { parseDocument } from 'htmlparser2'

import type { ContentDocument } from '../../src/content/model/contentDocument.ts'
import type { ContentElement, ContentNode, Place } from '../../src/content/model/contentNode.ts'

type Parsed = ReturnType<typeof parseDocument>['children'][number]

const place = (path: string): Place => ({ column: null, field: 'body', line: null, path })

const convert = (node: Parsed, path: string): ContentNode[] => {
  if (node.type === 'text') return [{ kind: 'text', place: place(path), text: (node as unknown as { data: string }).data }]
  if (node.type !== 'tag') return []
  const { attribs, children, name } = node as unknown as { attribs: Record<string, string>; children: Parsed[]; name: string }
  return [{ attributes: attribs, children: children.flatMap((child, at) => convert(child, `${path}.${at}`)), kind: 'element', place: place(path), tag: name }]
}

/** A fragment of HTML as the tree that rules read, with index paths as places. */
export const contentOf = (html: string, meta: Readonly<Record<string, string>> = {}): ContentDocument => {
  const body: ContentElement = {
    attributes: {}, children: parseDocument(html).children.flatMap((child, at) => convert(child, String(at))), kind: 'element', place: place(''), tag: 'body',
  }
  return {
    body, carries: new Set(['title']), format: 'html-fragment', html, metaPlaces: {}, pageTags: null, path: 'test', styles: '',
    meta: { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: '标题', ...meta },
  }
}
