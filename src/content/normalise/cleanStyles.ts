import type { Log } from './change.ts'
import { type Draft, draftText, mapDrafts, withAttributes } from './draft.ts'

const BLOCKS = new Set(['heading', 'listitem', 'paragraph', 'quote'])

/** Centred and right-aligned lines are meant (signatures, captions); left and justified ones came with the paste. */
const MEANT = new Set(['', 'center', 'end', 'right'])

const cleanText = (draft: Draft, log: Log): Draft => {
  const { style } = draft.attributes
  if (typeof style !== 'string' || style === '') return draft
  log({ after: '', before: style, kind: 'style', path: draft.path })
  return withAttributes(draft, { style: '' })
}

const cleanBlock = (draft: Draft, log: Log): Draft => {
  const { format, indent, textStyle } = draft.attributes
  const foreign = { ...(typeof format === 'string' && !MEANT.has(format) ? { format: '' } : {}), ...(typeof textStyle === 'string' && textStyle !== '' ? { textStyle: '' } : {}) }
  // A list item's indent is its place in the list.
  const indented = draft.type === 'paragraph' && typeof indent === 'number' && indent > 0
  if (Object.keys(foreign).length > 0) log({ after: '', before: [format, textStyle].filter(Boolean).join(' '), kind: 'style', path: draft.path })
  if (indented) log({ after: draftText(draft), before: draftText(draft), kind: 'indent', path: draft.path })
  return Object.keys(foreign).length === 0 && !indented ? draft : withAttributes(draft, { ...foreign, ...(indented ? { indent: 0 } : {}) })
}

/** Fonts, colours, sizes and alignments that came along with a paste, and indents set by hand. */
export const cleanStyles = (root: Draft, log: Log): Draft =>
  mapDrafts(root, (draft) => (draft.text !== null ? cleanText(draft, log) : BLOCKS.has(draft.type) ? cleanBlock(draft, log) : draft))
