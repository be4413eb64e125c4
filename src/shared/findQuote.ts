type Node = Record<string, unknown>

/** A block of a rich text: where it stands, and its text without marks. */
export type TextBlock = { path: string; text: string }

/** Where a quoted place is now: as noted, somewhere else, or not to be found any more. */
export type QuotePlace = { kind: 'gone' } | { kind: 'here' | 'moved'; path: string }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const childrenOf = (node: Node): Node[] => (Array.isArray(node['children']) ? node['children'].filter(isNode) : [])

const textOf = (node: Node): string => (typeof node['text'] === 'string' ? node['text'] : childrenOf(node).map(textOf).join(''))

const HOLDS_BLOCKS: ReadonlySet<unknown> = new Set(['list', 'quote', 'root', 'table', 'tablecell', 'tablerow'])

const blocksIn = (node: Node, path: string, depth: number): TextBlock[] =>
  childrenOf(node).flatMap((child, index) => {
    const at = `${path}.children[${index}]`
    const inner = depth > 0 && HOLDS_BLOCKS.has(child['type']) ? blocksIn(child, at, depth - 1).filter(({ text }) => text !== '') : []
    return inner.length > 0 && childrenOf(child).every(({ type }) => type !== 'text') ? inner : [{ path: at, text: textOf(child) }]
  })

const MOST_DEPTH = 50

/** The blocks of a Lexical editor state in reading order: paragraphs, headings, list items, cells. Anything else gives none. */
export const textBlocks = (state: unknown): TextBlock[] => (isNode(state) && isNode(state['root']) ? blocksIn(state['root'], 'root', MOST_DEPTH) : [])

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/**
 * Finds a quoted place again after edits: first where it was noted, else by its words wherever they stand now. White space
 * and full-width forms do not count. An empty quote means the block itself.
 */
export const findQuote = (value: unknown, { path, quote }: { path: null | string; quote: null | string }): QuotePlace => {
  const blocks = typeof value === 'string' ? [{ path: '', text: value }] : textBlocks(value)
  const wanted = bare(quote ?? '')
  const noted = blocks.find((block) => block.path === (path ?? ''))
  if (noted && bare(noted.text).includes(wanted)) return { kind: 'here', path: noted.path }
  const found = wanted === '' ? undefined : blocks.find(({ text }) => bare(text).includes(wanted))
  if (!found) return { kind: 'gone' }
  return { kind: path ? 'moved' : 'here', path: found.path }
}
