export type LexicalNode = { [key: string]: unknown; type: string; version: number }
export type LexicalState = { root: LexicalNode & { children: LexicalNode[]; direction: 'ltr'; format: ''; indent: number } }

const block = (type: string, children: LexicalNode[], extra: Record<string, unknown> = {}): LexicalNode => ({
  children, direction: 'ltr', format: '', indent: 0, type, version: 1, ...extra,
})

/** Plain text. */
export const text = (value: string): LexicalNode => ({ detail: 0, format: 0, mode: 'normal', style: '', text: value, type: 'text', version: 1 })

/** A paragraph of texts and links. */
export const paragraph = (...children: LexicalNode[]): LexicalNode => block('paragraph', children, { textFormat: 0, textStyle: '' })

/** A heading; `h2` is the highest a body may hold. */
export const heading = (tag: 'h2' | 'h3', value: string): LexicalNode => block('heading', [text(value)], { tag })

/** A link to any address. */
export const link = (url: string, value: string): LexicalNode =>
  block('link', [text(value)], { fields: { linkType: 'custom', newTab: false, url }, version: 3 })

/** A link to another article, which follows it when it moves. */
export const linkToNews = (id: string, value: string): LexicalNode =>
  block('link', [text(value)], { fields: { doc: { relationTo: 'news', value: id }, linkType: 'internal', newTab: false, url: '' }, version: 3 })

/** A numbered or bulleted list. */
export const list = (listType: 'bullet' | 'number', items: readonly string[]): LexicalNode =>
  block('list', items.map((item, index) => block('listitem', [text(item)], { value: index + 1 })), { listType, start: 1, tag: listType === 'bullet' ? 'ul' : 'ol' })

/** A table whose first row holds the headings. */
export const table = (rows: readonly (readonly string[])[]): LexicalNode =>
  block('table', rows.map((cells, row) => block('tablerow', cells.map((cell) =>
    block('tablecell', [paragraph(text(cell))], { backgroundColor: null, colSpan: 1, headerState: row === 0 ? 1 : 0, rowSpan: 1 })))))

/** An image of the media library. */
export const image = (id: string): LexicalNode => ({ fields: null, format: '', id: id.padStart(24, '0'), relationTo: 'media', type: 'upload', value: id, version: 3 })

/** A whole rich text. */
export const state = (children: LexicalNode[]): LexicalState => ({ root: { children, direction: 'ltr', format: '', indent: 0, type: 'root', version: 1 } })
