import type { ContentElement, Place } from './contentNode.ts'

export type ContentFormat = 'docx' | 'html-fragment' | 'html-page' | 'lexical' | 'markdown' | 'pdf' | 'xlsx'

/** What a document says about itself. Texts are as written, trimmed; absent ones are null. `publishedAt` is as written (date or instant). */
export type ContentMeta = {
  author: string | null
  column: string | null
  keywords: readonly string[]
  publishedAt: string | null
  source: string | null
  sourceUrl: string | null
  summary: string | null
  title: string | null
}

export type MetaName = keyof ContentMeta

/** A page tag (`<meta name content>`) as it was found. */
export type PageTag = { content: string; name: string; place: Place }

/**
 * One document in the form that all rules read, whatever its format. `path` is its name in a report (file path or `collection/id`).
 * `meta` fields the format cannot carry are null and listed in no `metaPlaces`; `carries` names those it can, so that "missing" has a meaning.
 */
export type ContentDocument = {
  body: ContentElement
  /** Metadata that this format is able to state. */
  carries: ReadonlySet<MetaName>
  format: ContentFormat
  /** Source as HTML for the validator: the page or fragment itself, or what is rendered from the document; null for office files. */
  html: string | null
  meta: ContentMeta
  metaPlaces: Readonly<Partial<Record<MetaName, Place>>>
  /** `<meta>` tags of a full page; null where the format has no head. */
  pageTags: readonly PageTag[] | null
  path: string
  /** CSS of `<style>` elements, joined; '' where there is none. */
  styles: string
}
