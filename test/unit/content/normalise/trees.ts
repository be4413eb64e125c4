import fc from 'fast-check'

type Node = Record<string, unknown>

export const text = (value: string, format = 0, style = ''): Node => ({ detail: 0, format, mode: 'normal', style, text: value, type: 'text', version: 1 })
export const block = (type: string, children: readonly Node[], extra: Node = {}): Node => ({ children: [...children], direction: 'ltr', format: '', indent: 0, type, version: 1, ...extra })
export const p = (...children: (Node | string)[]): Node => block('paragraph', children.map((child) => (typeof child === 'string' ? text(child) : child)))
export const h = (level: number, value: string, format = 0): Node => block('heading', [text(value, format)], { tag: `h${level}` })
export const br: Node = { type: 'linebreak', version: 1 }
export const link = (url: string, value: string): Node => block('link', value === '' ? [] : [text(value)], { fields: { linkType: 'custom', url } })
export const table = (...rows: string[][]): Node =>
  block('table', rows.map((cells) => block('tablerow', cells.map((cell) => block('tablecell', [p(cell)], { headerState: 0 })))))
export const body = (...children: Node[]): { root: Node } => ({ root: block('root', children) })

/** All words of a tree. */
export const wordsOf = (node: unknown): string => {
  if (typeof node !== 'object' || node === null) return ''
  const { children, root, text: own } = node as { children?: unknown[]; root?: unknown; text?: unknown }
  if (root) return wordsOf(root)
  return (typeof own === 'string' ? own : '') + (children ?? []).map(wordsOf).join('\n')
}

/** What must be the same before and after: no white space, punctuation by what it stands for. */
export const essence = (node: unknown): string => wordsOf(node).normalize('NFKC').replace(/\s/gu, '').replace(/[“”]/g, '"').replaceAll('。', '.').replace(/\.{2,}|·{3,}/g, '.')

/** The same without anything a typed list prefix may consist of. */
export const unlisted = (node: unknown): string => essence(node).replace(/[\d•●■◆▪◦–.、()-]/g, '')

const PIECES = [
  '湖北', '单一窗口', '报关单', '１２', '3.5', '12:30', 'RCEP', 'www.hubei.gov.cn', 'https://a.cn/b?c=1,2', ' ', '　', '\u00a0', '  ', ',', '.', '...', '。', '；', ':', '?', '!', '(', ')', '（', '）', '"', '“', '”', '…', '……',
  '一、', '（一）', '1.', '2.', '3.', '①', '②', '③', '•', '- ', 'a.pdf', '·', '\t', '--',
]

const words = fc.array(fc.oneof({ arbitrary: fc.constantFrom(...PIECES), weight: 6 }, { arbitrary: fc.string({ maxLength: 4, unit: 'grapheme' }), weight: 1 }), { maxLength: 8 }).map((pieces) => pieces.join(''))
const run = fc.record({ format: fc.constantFrom(0, 0, 1, 2, 16), style: fc.constantFrom('', '', 'font-family: 宋体'), value: words }).map(({ format, style, value }) => text(value, format, style))
const inline = fc.oneof({ arbitrary: run, weight: 6 }, { arbitrary: fc.constant(br), weight: 1 }, { arbitrary: fc.tuple(fc.constantFrom('https://a.cn', ' https://b.cn ', 'javascript:x', '#', ''), words).map(([url, value]) => link(url, value)), weight: 1 })
const inlines = fc.array(inline, { maxLength: 4 })

const leaf = fc.oneof(
  { arbitrary: inlines.map((children) => block('paragraph', children)), weight: 6 },
  { arbitrary: fc.tuple(fc.integer({ max: 6, min: 1 }), inlines).map(([level, children]) => block('heading', children, { tag: `h${level}` })), weight: 2 },
  { arbitrary: fc.array(fc.array(words, { maxLength: 3, minLength: 1 }), { maxLength: 3, minLength: 1 }).map((rows) => table(...rows)), weight: 1 },
  { arbitrary: fc.array(inlines, { maxLength: 3 }).map((items) => block('list', items.map((children) => block('listitem', children)), { listType: 'bullet', tag: 'ul' })), weight: 1 },
  { arbitrary: fc.constant({ relationTo: 'media', type: 'upload', value: '1', version: 3 }), weight: 1 },
  { arbitrary: fc.array(inlines.map((children) => block('paragraph', children)), { maxLength: 2 }).map((children) => block('quote', children)), weight: 1 },
)

/** Any tree an editor could leave behind, dense in what the steps look for. */
export const anyBody = fc.array(leaf, { maxLength: 8 }).map((children) => body(...children))
