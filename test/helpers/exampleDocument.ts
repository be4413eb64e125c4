import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

import type { ContentDocument } from '../../src/content/model/contentDocument.ts'
import type { ContentNode, Place } from '../../src/content/model/contentNode.ts'

const place: Place = { column: null, field: 'body', line: 1, path: null }

const nodeOf = (node: DefaultTreeAdapterTypes.ChildNode): ContentNode[] => {
  if ('value' in node && node.nodeName === '#text') return [{ kind: 'text', place, text: node.value.replace(/[\t\n\f\r ]+/g, ' ') }]
  if (!('tagName' in node)) return []
  return [{ attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])), children: node.childNodes.flatMap(nodeOf), kind: 'element', place, tag: node.tagName }]
}

/** A fragment of HTML as a document. */
export const exampleDocument = (html: string): ContentDocument => ({
  body: { attributes: {}, children: parseFragment(html).childNodes.flatMap(nodeOf), kind: 'element', place, tag: 'body' },
  carries: new Set(), format: 'html-fragment', html, meta: { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: null },
  metaPlaces: {}, pageTags: null, path: 'a/this', styles: '',
})
