import { lexicalState } from '../adapters/lexicalState.ts'
import type { ContentDocument } from '../model/contentDocument.ts'
import { lexicalToHtml } from '../render/lexicalToHtml.ts'
import { lexicalToMarkdown } from '../render/lexicalToMarkdown.ts'
import { type Change, CHANGE_NAMES } from './change.ts'
import { normalise } from './normalise.ts'

/** The laid-out copy of a file: under which name, with what in it, and what was changed; or why there is none. */
export type NormalisedFile = { changes: readonly Change[]; kind: 'copy'; path: string; text: string } | { kind: 'none'; reason: string }

const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/

/** Blocks on lines of their own, so that a copy can be compared with what it was made from. */
const spaced = (html: string): string => `${html.replace(/(<\/(?:h[1-6]|p|ul|ol|table|blockquote|figure|tr|li|thead|tbody)>|<(?:hr|table|ul|ol|thead|tbody)>)(?=<)/g, '$1\n')}\n`

/**
 * One-click layout of a file. HTML fragments stay HTML and Markdown stays Markdown with its front matter; a Word document becomes an HTML fragment,
 * with its title as metadata of the article. Full pages and attachments are not laid out: their frame is the template's, not the author's.
 */
export const normaliseFile = (document: ContentDocument, source: string): NormalisedFile => {
  const { format, path } = document
  if (format !== 'html-fragment' && format !== 'markdown' && format !== 'docx') return { kind: 'none', reason: format === 'html-page' ? '整页由模板生成，请排版其正文' : '附件不排版' }
  const result = normalise(lexicalState(document.body))
  if (result.kind === 'unchanged') return { kind: 'none', reason: '结构过深或过大，未排版' }
  const { changes, state } = result
  if (format === 'markdown') return { changes, kind: 'copy', path, text: `${FRONT_MATTER.exec(source)?.[0] ?? ''}\n${lexicalToMarkdown(state)}`.replace(/^\n/, '') }
  return { changes, kind: 'copy', path: format === 'docx' ? `${path}.html` : path, text: spaced(lexicalToHtml(state)) }
}

/** The changes of a copy in one line: `清理空格 3，规范标点 2`. */
export const changeSummary = (changes: readonly Change[]): string => {
  const counts = new Map<string, number>()
  for (const { kind } of changes) counts.set(CHANGE_NAMES[kind], (counts.get(CHANGE_NAMES[kind]) ?? 0) + 1)
  return counts.size === 0 ? '无需改动' : [...counts].map(([name, count]) => `${name} ${count}`).join('，')
}
