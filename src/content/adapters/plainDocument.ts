import type { ContentDocument, ContentMeta } from '../model/contentDocument.ts'

const NO_META: ContentMeta = { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: null }

/** Lines taken from one file; what comes after is left out. */
const LINE_BUDGET = 100_000

/** A text file without markup: a paragraph for each line that has words. Like a pdf it has words but no structure to judge. */
export const plainDocument = (source: string, path: string): ContentDocument => ({
  body: {
    attributes: {},
    children: source.split(/\r\n?|\n/).slice(0, LINE_BUDGET).flatMap((text, at) => {
      const place = { column: 1, field: 'body', line: at + 1, path: `line ${at + 1}` }
      return text.trim() === '' ? [] : [{ attributes: {}, children: [{ kind: 'text' as const, place, text }], kind: 'element' as const, place, tag: 'p' }]
    }),
    kind: 'element', place: { column: 1, field: 'body', line: 1, path: '' }, tag: 'body',
  },
  carries: new Set(), format: 'pdf', html: null, meta: NO_META, metaPlaces: {}, pageTags: null, path, styles: '',
})
