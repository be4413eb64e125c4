import type { Log } from './change.ts'
import { type Draft, draftText, mapDrafts, withChildren } from './draft.ts'

/** The children cut at line breaks; a link or other inline node that holds a break stays whole. */
const linesOf = (children: readonly Draft[]): Draft[][] => {
  const lines: Draft[][] = [[]]
  for (const child of children) {
    if (child.type === 'linebreak') lines.push([])
    else lines.at(-1)?.push(child)
  }
  return lines
}

const split = (paragraph: Draft, log: Log): readonly Draft[] => {
  if (paragraph.type !== 'paragraph' || !paragraph.children?.some(({ type }) => type === 'linebreak')) return [paragraph]
  log({ after: draftText(paragraph).replaceAll('\n', '¶'), before: draftText(paragraph).replaceAll('\n', '↵'), kind: 'line-break', path: paragraph.path })
  return linesOf(paragraph.children).map((children) => ({ ...paragraph, children }))
}

/** Lines broken by hand inside a paragraph become paragraphs. Cells and list items keep their breaks: there they are layout of one thing. */
export const splitLines = (root: Draft, log: Log): Draft =>
  mapDrafts(root, (draft) => ((draft.type === 'root' || draft.type === 'quote') && draft.children ? withChildren(draft, draft.children.flatMap((child) => split(child, log))) : draft))
