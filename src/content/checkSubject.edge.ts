import { isAccidentalName } from './attachments/nameFault.ts'
import { checkTree } from './checkTree.edge.ts'
import { earlierIndex } from './copies/earlierIndex.ts'
import type { ReadSubject } from './files/subject.ts'
import type { ContentFinding } from './finding.ts'
import { checkAttachment } from './rules/attachmentRules.ts'
import type { RuleContext } from './rules/ruleContext.ts'
import { structureRules } from './rules/structureRules.ts'

const NO_COPIES = earlierIndex([])

/** Forms and lists are laid out for print; only an article must be built for the screen. Words left to be filled in count in both. */
const ofArticles: ReadonlySet<string> = new Set(structureRules.map(({ id }) => id).filter((id) => id !== 'placeholder-text'))

/** An attachment states no metadata of its own, and may repeat what its article says. */
export const asAttachment = (subject: ReadSubject): ReadSubject =>
  ({ ...subject, document: subject.document && { ...subject.document, carries: new Set() }, kind: 'attachment' })

const fileFindings = ({ facts, kind }: ReadSubject): ContentFinding[] => {
  if (!facts) return []
  const mayBeNamed = kind === 'document' && !isAccidentalName(facts.name.replace(/\.\w+$/, ''))
  return checkAttachment(facts).filter(({ rule }) => rule !== 'attachment-name' || !mayBeNamed)
}

const wordFindings = ({ document, kind }: ReadSubject, context: RuleContext): ContentFinding[] => {
  if (!document) return []
  return kind === 'document' ? checkTree(document, context) : checkTree(document, { ...context, earlier: NO_COPIES }).filter(({ rule }) => !ofArticles.has(rule))
}

/** What is wrong with one file: with the file itself, and with its words as those of an article or of an attachment. */
export const checkSubject = (subject: ReadSubject, context: RuleContext): ContentFinding[] => [...subject.findings, ...fileFindings(subject), ...wordFindings(subject, context)]
