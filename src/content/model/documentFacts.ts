import type { ContentDocument } from './contentDocument.ts'
import { contentView } from './contentView.ts'

/** What other documents need to know of a document. `hrefs` are as written; `text` is the body's text, a line for each block. */
export type DocumentFacts = { hrefs: readonly string[]; ids: ReadonlySet<string>; path: string; publishedAt: string | null; text: string; title: string }

/** Gathers the facts of a document. */
export const documentFacts = (document: ContentDocument): DocumentFacts => {
  const view = contentView(document)
  const every = view.all.map(({ element }) => element.attributes)
  return {
    hrefs: every.flatMap(({ href, src }) => [href, src].filter((value) => value !== undefined)),
    ids: new Set(every.flatMap(({ id, name }) => [id, name].filter((value) => value !== undefined))),
    path: document.path, publishedAt: document.meta.publishedAt,
    text: view.blocks.map(({ text }) => text.trim()).filter((text) => text !== '').join('\n'), title: document.meta.title ?? '',
  }
}
