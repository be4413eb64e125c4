import type { Log } from './change.ts'
import { type Draft, draftText, mapDrafts, withChildren } from './draft.ts'
import type { Line } from './line.ts'
import { narrowLetters } from './narrowLetters.ts'
import { punctuate } from './punctuate.ts'
import { squeezeSpaces } from './squeezeSpaces.ts'

/** Bit of Lexical's text format for code, which is quoted to the letter. */
const CODE = 16

type Step = { apply: (line: Line) => string[]; kind: 'full-width' | 'punctuation' | 'spaces' }

const STEPS: readonly Step[] = [{ apply: narrowLetters, kind: 'full-width' }, { apply: punctuate, kind: 'punctuation' }, { apply: squeezeSpaces, kind: 'spaces' }]

const INLINE = new Set(['autolink', 'linebreak', 'link', 'tab'])

const isInline = (draft: Draft): boolean => draft.text !== null || INLINE.has(draft.type)

const isCode = ({ attributes }: Draft): boolean => typeof attributes['format'] === 'number' && (attributes['format'] & CODE) !== 0

/** Texts of a block in order, those inside links included. */
const textsOf = (children: readonly Draft[]): Draft[] => children.flatMap((child) => (child.text !== null || child.children === null ? [child] : textsOf(child.children)))

const shownOf = (draft: Draft): string => (draft.text === null ? (draft.type === 'tab' ? '\t' : '\n') : draft.text)

const lineOf = (texts: readonly Draft[]): Line => {
  const characters: string[] = []
  const closed: boolean[] = []
  for (const draft of texts) {
    const to = draft.text === null || isCode(draft)
    for (const character of shownOf(draft).split('')) {
      characters.push(character)
      closed.push(to)
    }
  }
  return { characters, closed }
}

const replaced = (draft: Draft, next: ReadonlyMap<Draft, string>): Draft | null => {
  if (draft.text !== null) {
    const text = next.get(draft) ?? draft.text
    if (text === draft.text) return draft
    return text === '' ? null : { ...draft, text }
  }
  if (draft.children === null || draft.children.length === 0) return draft
  const children = draft.children.flatMap((child) => replaced(child, next) ?? [])
  return children.length === 0 ? null : withChildren(draft, children)
}

const cleanBlock = (block: Draft, log: Log): Draft => {
  const children = block.children ?? []
  const texts = textsOf(children)
  const line = lineOf(texts)
  let characters: readonly string[] = line.characters
  for (const { apply, kind } of STEPS) {
    const next = apply({ characters, closed: line.closed })
    const [before, after] = [characters.join(''), next.join('')]
    if (before !== after) log({ after, before, kind, path: block.path })
    characters = next
  }
  let at = 0
  const next = new Map(texts.map((draft) => {
    const { length } = shownOf(draft)
    const text = characters.slice(at, at + length).join('')
    at += length
    return [draft, text]
  }))
  return withChildren(block, children.flatMap((child) => replaced(child, next) ?? []))
}

/** Letters and digits to half width, punctuation by the Chinese standard, spaces that were layout: block by block, across runs. */
export const cleanText = (root: Draft, log: Log): Draft =>
  mapDrafts(root, (draft) => (draft.children?.some(isInline) && draft.children.every(isInline) && draftText(draft) !== '' && !INLINE.has(draft.type) ? cleanBlock(draft, log) : draft))
