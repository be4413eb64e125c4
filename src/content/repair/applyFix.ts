import type { Fix } from '../finding.ts'
import { maskPersonal } from '../personal/maskPersonal.ts'
import { isRecord } from '../render/isRecord.ts'

/** A fix done: the new value of the field, and the words around it before and after, personal data masked. */
export type FixedText = { after: string; before: string; kind: 'fixed'; value: unknown }

/** `lost`: the words are not where the finding says, or run over something that is no text. */
export type AppliedFix = FixedText | { kind: 'lost' }

type Node = Record<string, unknown>

/** Nodes that stand within a line; the text goes on through them. */
const INLINE: readonly unknown[] = ['autolink', 'link']

/** Letters shown before and after the words that change. */
const AROUND = 16

const LOST: AppliedFix = { kind: 'lost' }

const childrenOf = (node: Node): unknown[] => (Array.isArray(node['children']) ? node['children'] : [])

/** The nodes from the root to the one an index path (`0.3.1`) leads to; null where it leads nowhere. */
const trailTo = (root: Node, path: string): Node[] | null => {
  const trail = [root]
  for (const index of path.split('.').map(Number)) {
    const next = childrenOf(trail.at(-1) ?? {})[index]
    if (!isRecord(next)) return null
    trail.push(next)
  }
  return trail
}

/** What stands in a block, links taken apart; a line break or an image ends the text that can be changed in one go. */
const leavesOf = (block: Node): Node[] => childrenOf(block).flatMap((child) => (isRecord(child) ? (INLINE.includes(child['type']) ? leavesOf(child) : [child]) : []))

/** The text nodes from this one on that follow each other without a break. */
const runFrom = (trail: readonly Node[]): { before: string; nodes: Node[] } | null => {
  const node = trail.at(-1)
  const block = trail.slice(0, -1).findLast((above) => !INLINE.includes(above['type']))
  if (!node || !block || typeof node['text'] !== 'string') return null
  const leaves = leavesOf(block)
  const at = leaves.indexOf(node)
  const rest = leaves.slice(at)
  const end = rest.findIndex((leaf) => typeof leaf['text'] !== 'string')
  return { before: leaves.slice(0, at).map((leaf) => (typeof leaf['text'] === 'string' ? leaf['text'] : '')).join(''), nodes: end === -1 ? rest : rest.slice(0, end) }
}

type Span = { from: number; length: number; to: string }

const spanOf = (text: string, fix: Fix): null | Span => {
  if (!('from' in fix)) return fix.offset + fix.length <= text.length ? { from: fix.offset, length: fix.length, to: fix.to } : null
  const from = text.indexOf(fix.from)
  return from === -1 || fix.from === '' ? null : { from, length: fix.from.length, to: fix.to }
}

const splice = (text: string, { from, length, to }: Span): string => text.slice(0, from) + to + text.slice(from + length)

const excerpt = (text: string, { from, length }: Pick<Span, 'from' | 'length'>): string => {
  const [start, end] = [Math.max(0, from - AROUND), from + length + AROUND]
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

/** Masked as a whole before it is cut, so that a number at the edge is not shown in part. */
const shown = (text: string, span: Span): Pick<FixedText, 'after' | 'before'> =>
  ({ after: excerpt(maskPersonal(splice(text, span)), { ...span, length: span.to.length }), before: excerpt(maskPersonal(text), span) })

/** The new texts of the nodes a span lies in: the first takes the new words, the others lose theirs. */
const newTexts = (nodes: readonly Node[], span: Span): Map<Node, string> => {
  const texts = new Map<Node, string>()
  let start = 0
  for (const node of nodes) {
    const text = String(node['text'])
    const [from, until] = [Math.max(span.from - start, 0), Math.min(span.from + span.length - start, text.length)]
    if (from < text.length && until > from) texts.set(node, splice(text, { from, length: until - from, to: span.from >= start ? span.to : '' }))
    start += text.length
  }
  return texts
}

const rewritten = (node: unknown, texts: ReadonlyMap<Node, string>): unknown => {
  if (!isRecord(node)) return node
  const text = texts.get(node)
  if (text !== undefined) return { ...node, text }
  const children = childrenOf(node)
  if (children.length === 0) return node
  const next = children.map((child) => rewritten(child, texts))
  return next.every((child, at) => child === children[at]) ? node : { ...node, children: next }
}

/** The checks read a text without the space around it, and count from there. */
const fixText = (text: string, fix: Fix): AppliedFix => {
  const span = spanOf(text, 'from' in fix ? fix : { ...fix, offset: fix.offset + text.length - text.trimStart().length })
  return span ? { ...shown(text, span), kind: 'fixed', value: splice(text, span) } : LOST
}

/**
 * Applies a finding's safe fix to the field it stands in: a plain text, or a Lexical state at the node its path leads to. Everything else
 * stays the same object. What it shows of the words is masked, the raw number of a person leaves it in the new value only where it was not the fault.
 */
export const applyFix = (value: unknown, fix: Fix, nodePath: null | string): AppliedFix => {
  if (typeof value === 'string') return fixText(value, fix)
  if (!isRecord(value) || !isRecord(value['root']) || nodePath === null) return LOST
  const trail = trailTo(value['root'], nodePath)
  const run = trail ? runFrom(trail) : null
  const text = run?.nodes.map((node) => String(node['text'])).join('') ?? ''
  const span = spanOf(text, fix)
  if (!run || !span) return LOST
  return { ...shown(run.before + text, { ...span, from: span.from + run.before.length }), kind: 'fixed', value: { ...value, root: rewritten(value['root'], newTexts(run.nodes, span)) } }
}
