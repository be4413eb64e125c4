export type Severity = 'error' | 'hint' | 'warning'

/** A repair that is safe to apply without reading the sentence: the offending words and what replaces them. */
export type Fix = { from: string; to: string }

/** One fault in one place. Personal data in `text` and `message` is masked. */
export type ContentFinding = {
  column?: number
  /** Field of the document (`title`, `body`, `source` …), or `file` for an attachment. */
  field: string
  fix?: Fix
  line?: number
  message: string
  /** Index path of the Lexical node (`0.3.1`), or the path inside a file (`body/p[12]`, `Sheet!B7`, `page 3`). */
  nodePath: string | null
  rule: string
  severity: Severity
  /** The legal or house rule behind it. */
  source: string
  /** The offending words (masked where personal) or the element. */
  text: string
}
