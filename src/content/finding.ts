export type Severity = 'error' | 'hint' | 'warning'

/** Replaces the offending words where they stand. */
export type ReplaceFix = { from: string; to: string }

/**
 * Masks personal data without naming it: `length` characters from `offset` of the text that the finding's place leads to, running on into
 * the texts after it in the same block, become `to`.
 */
export type MaskFix = { length: number; offset: number; to: string }

/** A repair that is safe to apply without reading the sentence. */
export type Fix = MaskFix | ReplaceFix

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
