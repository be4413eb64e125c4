import { isRecord } from '../render/isRecord.ts'
import type { Change, Log } from './change.ts'
import { cleanLinks } from './cleanLinks.ts'
import { cleanStyles } from './cleanStyles.ts'
import { cleanText } from './cleanText.ts'
import { type Draft, draftOf, nodeOf } from './draft.ts'
import { dropBlank } from './dropBlank.ts'
import { promoteFakeHeadings, settleHeadings } from './headings.ts'
import { splitLines } from './splitLines.ts'
import { tableHeaders } from './tableHeaders.ts'
import { typedLists } from './typedLists.ts'

/** `unchanged` where the state is no tree that can be held (cycle, too deep, too large, no root): it is given back as it came. */
export type Normalised = { changes: readonly Change[]; kind: 'normalised'; state: unknown } | { kind: 'unchanged'; state: unknown }

/** In this order: what one step leaves, the next one judges. */
const STEPS: readonly ((root: Draft, log: Log) => Draft)[] = [cleanStyles, splitLines, cleanLinks, cleanText, dropBlank, promoteFakeHeadings, settleHeadings, typedLists, tableHeaders]

/**
 * One-click layout (一键排版): a Lexical state to the house style, with every change named. Text is never lost: before and after are equal
 * after NFKC without white space, typed list prefixes and the punctuation that GB/T 15834 replaces. Idempotent. Nodes and properties it does
 * not know stay as they are.
 */
export const normalise = (state: unknown): Normalised => {
  const draft = draftOf(state)
  if (!draft || !isRecord(state)) return { kind: 'unchanged', state }
  const changes: Change[] = []
  const log: Log = (change) => void changes.push(change)
  const root = STEPS.reduce((current, step) => step(current, log), draft)
  return { changes, kind: 'normalised', state: changes.length === 0 && root === draft ? state : { ...state, root: nodeOf(root) } }
}
