import { childrenOf, intOf } from '../render/lexicalNode.ts'
import type { Rule } from './rule.ts'

/** A table of two rows or more needs header cells. */
export const tableHeader: Rule = {
  check: (blocks) => blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    const rows = childrenOf(block.node)
    const marked = rows.some((row) => childrenOf(row).some((cell) => intOf(cell, 'headerState', 0) > 0))
    return rows.length > 1 && !marked ? [{ block, message: '表格没有表头，请把首行或首列设为表头', text: 'table' }] : []
  }),
  id: 'table-header',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（表格）',
}
