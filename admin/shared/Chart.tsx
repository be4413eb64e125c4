import { createElement, type ReactNode } from 'react'

import type { SvgNode } from '../../src/shared/charts/svg.ts'

const NAMES: Readonly<Record<string, string>> = { class: 'className', 'text-anchor': 'textAnchor' }

const elementOf = (node: string | SvgNode, key: number): ReactNode => {
  if (typeof node === 'string') return node
  const attributes = Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [NAMES[name] ?? name, value]))
  return createElement(node.tag, { ...attributes, key }, node.children.length > 0 ? node.children.map(elementOf) : undefined)
}

/** A drawing of the reports as elements; nothing where there is nothing to draw. */
export const Chart = ({ drawing }: { drawing: null | SvgNode }) => (drawing ? elementOf(drawing, 0) : null)
