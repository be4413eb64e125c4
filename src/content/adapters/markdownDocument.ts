import { marked, type Token } from 'marked'

import type { ContentDocument, MetaName } from '../model/contentDocument.ts'
import { blockNodes } from './markdownBlocks.ts'
import { markdownCursor } from './markdownCursor.ts'
import { frontMatter } from './frontMatter.ts'
import { sourceLines } from './sourceLines.ts'

/** What a Markdown file is expected to state in its front matter. */
const EXPECTED: readonly MetaName[] = ['column', 'publishedAt', 'source', 'title']

/** Signs that open a quote or an item within one line, beyond what any author writes; the parser would descend a level for each. */
const TOO_DEEP = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){60}/m

/** Lines as paragraphs, for what the parser should not be given. */
const plainTokens = (source: string): Token[] =>
  source.split('\n').filter((line) => line.trim() !== '').map((raw) => ({ raw, text: raw, tokens: [{ escaped: false, raw, text: raw, type: 'text' }], type: 'paragraph' }))

const tokensOf = (source: string): Token[] => {
  if (TOO_DEEP.test(source)) return plainTokens(source)
  try {
    return marked.lexer(source, { gfm: true })
  } catch (thrown) {
    if (thrown instanceof RangeError) return plainTokens(source) // nested deeper than the parser's stack
    throw thrown
  }
}

/** A Markdown source (GFM, front matter `title`, `column`, `date`, `source`) in the form the rules read. Line breaks of any kind are understood. */
export const markdownDocument = (written: string, path: string): ContentDocument => {
  const source = written.replace(/\r\n?/g, '\n')
  const { end, meta, places } = frontMatter(source)
  const cursor = markdownCursor(source, sourceLines(source), end)
  const children = blockNodes(tokensOf(source.slice(end)), { counts: new Map(), cursor, depth: 0, path: 'body' })
  const nowhere = { column: 1, field: 'front matter', line: 1, path: 'front matter' }
  return {
    body: { attributes: {}, children, kind: 'element', place: cursor.place(end, 'body'), tag: 'body' },
    carries: new Set([...EXPECTED, ...Object.keys(places).filter((name): name is MetaName => name in meta)]),
    format: 'markdown', html: null, meta, metaPlaces: { ...Object.fromEntries(EXPECTED.map((name) => [name, { ...nowhere, field: name }])), ...places },
    pageTags: null, path, styles: '',
  }
}
