import { childrenOf, deepText, intOf, type LexicalNode, recordOf, rootOf, textOf } from './lexicalNode.ts'

const BOLD = 1
const ITALIC = 2
const CODE = 16

/** Characters that would begin or end something in Markdown. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`)

const inlineText = (node: LexicalNode): string => {
  const text = textOf(node, 'text')
  const format = intOf(node, 'format', 0)
  if (text.trim() === '') return text
  if ((format & CODE) !== 0) return `\`${text}\``
  const italic = (format & ITALIC) !== 0 ? `*${escaped(text)}*` : escaped(text)
  return (format & BOLD) !== 0 ? `**${italic}**` : italic
}

const inline = (node: LexicalNode): string => {
  if (node.type === 'text') return inlineText(node)
  if (node.type === 'linebreak') return '  \n'
  const inner = childrenOf(node).map(inline).join('')
  return node.type === 'link' || node.type === 'autolink' ? `[${inner}](${textOf(recordOf(node, 'fields'), 'url').replaceAll(' ', '%20')})` : inner
}

const words = (node: LexicalNode): string => childrenOf(node).map(inline).join('')

const listLines = (list: LexicalNode, indent: string): string[] => {
  const ordered = list.listType === 'number'
  let number = 0
  return childrenOf(list).flatMap((item) => {
    const nested = childrenOf(item).find(({ type }) => type === 'list')
    if (nested) return listLines(nested, `${indent}   `)
    number += 1
    return [`${indent}${ordered ? `${number}.` : '-'} ${words(item)}`]
  })
}

const cellText = (cell: LexicalNode): string => childrenOf(cell).map((child) => (child.type === 'text' ? inline(child) : words(child) || escaped(deepText(child)))).join(' ').replaceAll('\n', ' ')

const tableLines = (table: LexicalNode): string[] => {
  const rows = childrenOf(table).map((row) => childrenOf(row).map(cellText))
  const [first = [], ...rest] = rows
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(first), line(first.map(() => '---')), ...rest.map(line)]
}

const image = (node: LexicalNode): string => {
  const value = recordOf(node, 'value')
  return `![${textOf(recordOf(node, 'fields'), 'alt') || textOf(value, 'alt')}](${textOf(value, 'url').replaceAll(' ', '%20')})`
}

const blockLines = (node: LexicalNode): string[] => {
  if (node.type === 'heading') return [`${'#'.repeat(Number(textOf(node, 'tag').slice(1)) || 2)} ${words(node)}`]
  if (node.type === 'list') return listLines(node, '')
  if (node.type === 'table') return tableLines(node)
  if (node.type === 'quote') return childrenOf(node).flatMap((child, at) => [...(at === 0 ? [] : ['>']), ...blockLines(child).map((line) => `> ${line}`)])
  if (node.type === 'horizontalrule') return ['---']
  if (node.type === 'upload') return [image(node)]
  return words(node).split('\n')
}

/** A Lexical state as Markdown: headings, paragraphs, lists, tables, quotes, images and links. Ends with a line break. */
export const lexicalToMarkdown = (state: unknown): string => {
  const root = rootOf(state)
  return root ? `${childrenOf(root).map((node) => blockLines(node).join('\n')).join('\n\n')}\n` : ''
}
