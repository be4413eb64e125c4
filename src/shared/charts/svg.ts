import { escapeHtml } from '../report/html.ts'

/** A piece of a drawing: drawn as text in standalone reports and as elements in the admin. */
export type SvgNode = { attributes: Readonly<Record<string, number | string>>; children: readonly (string | SvgNode)[]; tag: string }

export const svgNode = (tag: string, attributes: SvgNode['attributes'] = {}, ...children: SvgNode['children']): SvgNode => ({ attributes, children, tag })

/** The drawing as markup; texts and values are escaped. */
export const svgMarkup = (node: string | SvgNode): string => {
  if (typeof node === 'string') return escapeHtml(node)
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`).join('')
  return `<${node.tag}${attributes}>${node.children.map(svgMarkup).join('')}</${node.tag}>`
}

/** The frame of a chart: an image to assistive technology, with its name; its figures stand beside it as a table. */
export const svgFrame = ({ height, title, width }: { height: number; title: string; width: number }, children: readonly SvgNode[]): SvgNode =>
  svgNode('svg', { 'aria-label': title, class: 'chart', role: 'img', viewBox: `0 0 ${width} ${height}`, width }, ...children)

/** One decimal is finer than any screen. */
export const rounded = (value: number): number => Math.round(value * 10) / 10
