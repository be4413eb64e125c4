import type { Log } from './change.ts'
import { type Draft, draftText, withAttributes, withChildren } from './draft.ts'

type Prefix = { length: number; number: number | null; style: string }

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** Fewest lines that make a list: two numbered lines may be anything. */
const SHORTEST = 3

const NUMBERED: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['point', /^\s*(\d{1,2})[.．](?!\d)\s*/], ['comma', /^\s*(\d{1,2})、\s*/], ['bracket', /^\s*(\d{1,2})[)）]\s*/], ['brackets', /^\s*[（(](\d{1,2})[）)]\s*/],
]
const BULLET = /^\s*(?:[•●■◆▪◦]\s*|[-–]\s+)/

const prefixOf = (words: string): Prefix | null => {
  for (const [style, pattern] of NUMBERED) {
    const found = pattern.exec(words)
    if (found) return { length: found[0].length, number: Number(found[1]), style }
  }
  const circled = CIRCLED.indexOf(words.trimStart()[0] ?? ' ')
  if (circled >= 0) return { length: (/^\s*.\s*/.exec(words)?.[0] ?? '').length, number: circled + 1, style: 'circled' }
  const bullet = BULLET.exec(words)
  return bullet ? { length: bullet[0].length, number: null, style: 'bullet' } : null
}

type Line = { draft: Draft; prefix: Prefix }

/** A paragraph that begins with a typed prefix, the whole of it in its first run, and has words behind it. */
const lineOf = (draft: Draft): Line | null => {
  const first = draft.type === 'paragraph' ? draft.children?.[0] : undefined
  if (!first || first.text === null) return null
  const prefix = prefixOf(first.text)
  return prefix && draftText(draft).slice(prefix.length).trim() !== '' ? { draft, prefix } : null
}

const follows = (line: Line, before: Line | undefined): boolean => {
  if (!before) return line.prefix.number === null || line.prefix.number === 1
  return line.prefix.style === before.prefix.style && (line.prefix.number === null || line.prefix.number === (before.prefix.number ?? 0) + 1)
}

/** The lines of one list, beginning at `start`. */
const runFrom = (children: readonly Draft[], start: number): Line[] => {
  const run: Line[] = []
  for (const child of children.slice(start)) {
    const line = lineOf(child)
    if (!line || !follows(line, run.at(-1))) break
    run.push(line)
  }
  return run
}

const itemOf = ({ draft, prefix }: Line, at: number): Draft => {
  const [first, ...rest] = draft.children ?? []
  const words = first?.text?.slice(prefix.length) ?? ''
  const children = first ? [...(words === '' ? [] : [{ ...first, text: words }]), ...rest] : rest
  return withAttributes({ ...draft, children, type: 'listitem' }, { format: '', indent: 0, textFormat: undefined, textStyle: undefined, value: at + 1 })
}

const listOf = (run: readonly Line[], path: string): Draft => {
  const numbered = run[0]?.prefix.number !== null
  return {
    attributes: { direction: 'ltr', format: '', indent: 0, listType: numbered ? 'number' : 'bullet', start: 1, tag: numbered ? 'ol' : 'ul', version: 1 },
    children: run.map(itemOf), path, text: null, type: 'list',
  }
}

/** Three lines or more that are numbered 1, 2, 3 (or bulleted) by hand become a list. */
export const typedLists = (root: Draft, log: Log): Draft => {
  const { children } = root
  if (!children) return root
  const next: Draft[] = []
  for (let at = 0; at < children.length;) {
    const run = runFrom(children, at)
    const child = children[at]
    if (!child) break
    if (run.length < SHORTEST) {
      next.push(child)
      at += 1
      continue
    }
    next.push(listOf(run, child.path))
    for (const { draft, prefix } of run) log({ after: draftText(draft).slice(prefix.length), before: draftText(draft), kind: 'typed-list', path: draft.path })
    at += run.length
  }
  return withChildren(root, next)
}
