import type { Log } from './change.ts'
import { type Draft, draftText, mapDrafts, withAttributes, withChildren } from './draft.ts'

const BOLD = 1
const LONGEST_HEADING = 30
/** What stands under a heading is longer than one. */
const SHORTEST_TEXT = 20

const formatOf = ({ attributes }: Draft): number => (typeof attributes['format'] === 'number' ? attributes['format'] : 0)
const levelOf = ({ attributes, type }: Draft): number => (type === 'heading' ? Number(/^h([1-6])$/.exec(String(attributes['tag']))?.[1] ?? 2) : 0)

const textsOf = (draft: Draft): Draft[] => (draft.children ?? []).flatMap((child) => (child.text === null ? textsOf(child) : [child]))
const isBold = (draft: Draft): boolean => {
  const texts = textsOf(draft).filter(({ text }) => text?.trim())
  return texts.length > 0 && texts.every((text) => (formatOf(text) & BOLD) !== 0)
}

const opensText = (draft: Draft | undefined): boolean => {
  if (!draft) return false
  if (draft.type === 'list' || draft.type === 'table') return true
  return draft.type === 'paragraph' && !isBold(draft) && draftText(draft).trim().length >= SHORTEST_TEXT
}

const isFake = (draft: Draft, next: Draft | undefined): boolean => {
  if (draft.type !== 'paragraph' || !draft.children?.every(({ type }) => type === 'text')) return false
  const words = draftText(draft).trim()
  return words.length > 0 && words.length <= LONGEST_HEADING && /\p{Script=Han}/u.test(words) && !/[。；：，！？…,.;:!?]$/.test(words) && isBold(draft) && opensText(next)
}

/** Level of a line by its numbering: 一、 opens a section, （一） a part of one; unnumbered it stands beside the heading before it. */
const levelFor = (words: string, before: number): number => {
  if (/^[一二三四五六七八九十]+、/.test(words)) return 2
  if (/^[（(][一二三四五六七八九十]+[）)]/.test(words)) return 3
  return Math.max(2, before)
}

/** Bold lines that serve as headings become headings. */
export const promoteFakeHeadings = (root: Draft, log: Log): Draft => {
  if (!root.children) return root
  let before = 0
  const children = root.children.map((child, at) => {
    if (child.type === 'heading') before = levelOf(child)
    if (!isFake(child, root.children?.[at + 1])) return child
    before = levelFor(draftText(child).trim(), before)
    log({ after: draftText(child), before: draftText(child), kind: 'fake-heading', path: child.path })
    return withAttributes({ ...child, type: 'heading' }, { tag: `h${before}`, textFormat: undefined, textStyle: undefined })
  })
  return withChildren(root, children)
}

const plain = (draft: Draft): Draft => mapDrafts(draft, (one) => (one.text !== null && (formatOf(one) & BOLD) !== 0 ? withAttributes(one, { format: formatOf(one) & ~BOLD }) : one))

/** Headings from h2 down, none skipping a level, none bold on top of being one. */
export const settleHeadings = (root: Draft, log: Log): Draft => {
  if (!root.children) return root
  let before = 1
  const children = root.children.map((child) => {
    if (child.type !== 'heading') return child
    const level = Math.min(Math.max(2, levelOf(child)), before + 1)
    before = level
    const settled = plain(child)
    if (level === levelOf(child)) return settled
    log({ after: `h${level}`, before: `h${levelOf(child)}`, kind: 'heading-level', path: child.path })
    return withAttributes(settled, { tag: `h${level}` })
  })
  return withChildren(root, children)
}
