/**
 * Where something stands. `field` is the document's field (`title`, `body`, `source` …), or `file` for the file as a whole.
 * `path` leads to the node: index path of a Lexical tree (`0.3.1`), `body/p[12]` or `header1/p[1]` in docx, `Sheet!B7` in xlsx,
 * `page 3` in pdf; `line` and `column` (from 1) where the source is text.
 */
export type Place = { column: number | null; field: string; line: number | null; path: string | null }

/** A stretch of text whose characters follow one another in the source: `column` of its n-th character is `place.column + n`. */
export type ContentText = { kind: 'text'; place: Place; text: string }

/**
 * An element in the vocabulary of HTML, whatever the format it came from: `h1`–`h6`, `p`, `ul`/`ol`/`li`, `table`/`tr`/`th`/`td`/`caption`,
 * `blockquote`, `figure`/`figcaption`, `img`, `a`, `strong`, `em`, `br` … Attribute names are lower case.
 */
export type ContentElement = {
  attributes: Readonly<Record<string, string>>
  children: readonly ContentNode[]
  kind: 'element'
  place: Place
  tag: string
}

export type ContentNode = ContentElement | ContentText
