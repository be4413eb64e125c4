import type { CheckInput } from '../checkInput.ts'
import type { Severity } from '../finding.ts'
import type { Block } from '../model/lexicalBlocks.ts'

/** What a rule found: the block (absent: the title), the words to quote and the message. */
export type Hit = { block?: Block; message: string; text: string }

/** One rule. `id` is the file's name; `source` the legal or house rule behind it. */
export type Rule = {
  check: (blocks: readonly Block[], input: CheckInput) => Hit[]
  id: string
  severity: Severity
  source: string
}
