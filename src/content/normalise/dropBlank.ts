import type { Log } from './change.ts'
import { type Draft, draftText, mapDrafts, withChildren } from './draft.ts'

/** Nodes that are nothing but text: their words are all they hold. */
const WORDS = new Set(['autolink', 'linebreak', 'link', 'tab', 'text'])

const onlyWords = (draft: Draft): boolean => (draft.children ?? []).every((child) => WORDS.has(child.type) && onlyWords(child))

const isBlank = (draft: Draft): boolean => (draft.type === 'paragraph' || draft.type === 'heading') && draft.children !== null && onlyWords(draft) && draftText(draft).trim() === ''

/** Paragraphs and headings without a word. An editor needs one paragraph, so the last one of an empty text stays; so do those of cells. */
export const dropBlank = (root: Draft, log: Log): Draft =>
  mapDrafts(root, (draft) => {
    if ((draft.type !== 'root' && draft.type !== 'quote') || !draft.children?.some(isBlank)) return draft
    const kept = draft.children.filter((child) => !isBlank(child))
    const blank = draft.children.filter(isBlank)
    const left = kept.length === 0 ? blank.slice(0, 1) : kept
    for (const child of blank.filter((one) => !left.includes(one))) log({ after: '', before: draftText(child), kind: child.type === 'heading' ? 'empty-heading' : 'blank-paragraph', path: child.path })
    return withChildren(draft, left)
  })
