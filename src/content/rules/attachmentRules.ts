import type { AttachmentFacts } from '../attachments/attachmentFacts.ts'
import type { ContentFinding } from '../finding.ts'
import { attachmentBomb } from './attachment-bomb.ts'
import { attachmentEmbedded } from './attachment-embedded.ts'
import { attachmentEmpty } from './attachment-empty.ts'
import { attachmentMacro } from './attachment-macro.ts'
import { attachmentName } from './attachment-name.ts'
import { attachmentOpens } from './attachment-opens.ts'
import type { AttachmentRule } from './attachmentRule.ts'
import { attachmentType } from './attachment-type.ts'

/** Files as a whole; their words are read by the rules on documents. */
export const ATTACHMENT_RULES: readonly AttachmentRule[] = [
  attachmentOpens, attachmentType, attachmentEmpty, attachmentBomb, attachmentName, attachmentMacro, attachmentEmbedded,
]

/** Runs the rules on a file. */
export const checkAttachment = (facts: AttachmentFacts): ContentFinding[] =>
  ATTACHMENT_RULES.flatMap(({ check, id, severity, source }) => {
    const message = check(facts)
    return message === null ? [] : [{ field: 'file', message, nodePath: null, rule: id, severity, source, text: facts.name }]
  })
